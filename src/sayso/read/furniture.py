"""What stands around a story and is none of it, told by the shape and place of its lines.

No class of line is known by the name of a site. A line is furniture on its own where its whole
wording is (`kind`), or because of where it stands: behind the last paragraph of prose, after a
heading that opens a block of other articles, a form or a portrait of the author.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_FLAGS = re.IGNORECASE
_PLATFORM = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|e-?mail|mail|reddit|telegram|pinterest|flipboard|messenger|"
    r"instagram|youtube|tiktok|threads|bluesky|mastodon|snapchat|tumblr|viber|line|wechat|weibo|pocket|"
    r"google(?: news|\+| plus)?|apple news|rss|sms|print|link|copy link)"
)

# (class, most words of such a line, its whole wording). Anywhere in the text.
_ANYWHERE: tuple[tuple[str, int, str], ...] = (
    (
        "advertisement",
        14,
        r"(?:[-–—*\s]*)(?:advertisements?|ads?|adverts?|sponsored(?: content| by .*)?|promoted(?: content)?|"
        r"paid (?:content|post|partnership)|ad ?choices|(?:story|article|content) continues (?:below|after).*|"
        r"continue reading(?: the main story| below.*)?|(?:report|remove|close) (?:this )?ads?|"
        r"skip (?:to|past|ad|advert).*|scroll (?:down )?(?:to|for) (?:continue|more|read).*|loading(?: \w+)?\W*|"
        r"hide (?:caption|ads?)|toggle caption|enlarge(?: this)? image|this ad will.*|"
        r"why (?:am i seeing|you are seeing) this ad.*)(?:[-–—*:.\s]*)",
    ),
    (
        "share buttons",
        10,
        rf"(?:share(?: (?:this|the|on|via|to|with)\b.*)?|tweet(?: this)?|{_PLATFORM}(?:[\s,|/•·]+(?:and )?{_PLATFORM})*|"
        r"copy (?:the )?(?:link|url)(?: to clipboard)?|link copied.*|print(?: this)?(?: article| page| story)?|"
        r"save(?: this)?(?: article| story| for later)?|bookmark(?: this)?|pin it|\d[\d.,]*[km]? (?:shares?|likes?|views?|"
        r"reactions?|retweets?)|e-?mail (?:this|to).*|send (?:this|to).*by e-?mail.*|"
        r"click to (?:share|print|email).*|(?:opens in (?:a )?new window))",
    ),
    (
        "read-more line",
        40,
        r"[\W_]*(?:read (?:more|also|next|on|this|it here|full story|the full (?:story|article|report))|also read|more(?: on this| to read| here)|"
        r"see (?:also|more)|related(?: (?:story|stories|article|articles|content|coverage|news|links?|topics?|reading|posts?))?|"
        r"recommended|go deeper|further reading|don[’']t miss|must read)\s*(?:[:>»|]|\s[-–—]\s).{2,}",
    ),
    (
        "read-more line",
        22,
        r"[\W_]*(?:watch(?: (?:now|live|more|video|this))?|listen(?: now| live)?|photos|gallery|in pictures|more|"
        r"exclusive|live updates|opinion|explainer|background|video)\s*(?:[:>»|]|\s[-–—]\s).{2,}[^.!?”\"]",
    ),
    (
        "read-more line",
        14,
        r"[\W_]*(?:read (?:more|next|on|also|the (?:rest|full|original)\b.*|it (?:all|here).*|part \w+.*)|see (?:also|more)|also read|"
        r"(?:click|tap|go) here\b.*|related|watch (?:the )?(?:full )?(?:video|live|now|more|trailer|clip)s?|"
        r"(?:watch|listen to|see|view|hear|read) .*\b(?:below|above|here|video|clip|trailer|interview|slideshow)|"
        r"(?:listen|read|watch|see) more.*|more (?:here|details|info|information|news|stories|to come.*)|learn more|full story|"
        r"view (?:gallery|photos|image|more|full).*)[\W_]*",
    ),
    (
        "comment form",
        30,
        r"[\W_]*(?:leave (?:a|your) (?:reply|comment)\b.*|post (?:a |your )?comment.*|(?:add|write) (?:a|your) comment.*|your e-?mail address will not be published.*|required fields are marked.*|"
        r"save my name, e-?mail.*|notify me of .*|(?:name|e-?mail|website|comment)\s*\*|log ?in to (?:leave|post|comment).*|you must be logged in.*|be the first to comment.*|comments (?:are )?(?:closed|disabled|off).*|"
        r"join the (?:conversation|discussion)\b.*|(?:view|show|see|load|read|hide) (?:all |the |more )?(?:\d+ )?comments?(?: \(\d+\))?|\d* ?comments?(?: \(\d+\))?|no comments(?: yet)?|(?:\d+ )?repl(?:y|ies)|cancel reply|"
        r"report (?:abuse|a typo|an error).*|what do you think\?.*|have your say.*|please (?:log|sign) in to comment.*|comments? policy.*)",
    ),
    (
        "newsletter",
        60,
        r"(?:[\W_]*(?:sign[ -]?up|subscribe|unsubscribe|enter your e-?mail|get (?:our|the|all|more|breaking|daily))\b(?=.{0,120}\b(?:newsletters?|inbox|e-?mails?|updates|alerts|"
        r"now|here|today|podcast|channel|briefing|feed)\b)|.{0,120}\b(?:(?:delivered|straight|sent|directly) (?:\w+ ){0,3}to your (?:inbox|e-?mail)|in your inbox|our (?:\w+ ){0,3}newsletters?|"
        r"your e-?mail address|newsletters?\b.{0,30}\binbox)).{0,250}",
    ),
    ("newsletter", 6, r"(?:subscribe|sign up|newsletters?|log ?in|sign ?in|register|my account|subscribed?)\W*"),
    (
        "cookie notice",
        120,
        r".{0,200}\b(?:(?:we|site|website|page) (?:and our partners )?uses? cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences|notice)|"
        r"by (?:continuing|clicking|signing|subscribing|using)\b.{0,60}\byou (?:agree|accept|consent)|manage (?:consent|preferences|cookies)|"
        r"your privacy choices|privacy (?:policy|notice) and terms|terms (?:of (?:use|service)|and conditions) apply).{0,400}",
    ),
    (
        "audio or video player",
        16,
        r"(?:listen to (?:this|the) (?:article|story|report)\b.*|(?:this|the) (?:article|audio) (?:is|was) (?:read|generated|auto).*|\d+[ -]min(?:ute)?s?(?: read| listen)?|"
        r"(?:estimated )?reading time.*|(?:play|pause|mute|unmute|fullscreen|replay|close|auto ?play|up next|now playing|media playback.*|"
        r"this video (?:can|file|is).*|your browser does not support.*|(?:to )?(?:view|play) this (?:video|audio|content).*javascript.*)|\d{1,2}:\d\d(?: ?/ ?\d{1,2}:\d\d)?)\W*",
    ),
    (
        "social media line",
        40,
        r"[\W_]*(?:(?:on (?:twitter|facebook|instagram|x),? )?(?:follow|like|find|join|connect with) (?:us|me|him|her|them|@?[\w.’'-]+(?: [\w.’'-]+){0,15}?) on\b.{0,120}|on twitter follow .*|follow @\w+.*|"
        r"(?:view|see) this post on.*|a post shared by .*|@\w{2,20}|"
        r".{0,80}\b(?:can be (?:reached|contacted|followed)|reach (?:him|her|them|the (?:reporter|author|writer))|contact (?:the )?(?:reporter|author|writer|him|her))\b.{0,120})",
    ),
    ("web address", 3, r"\W*(?:https?://|www\.|pic\.twitter\.com/)\S+\W*"),
    (
        "picture credit",
        24,
        r"[\W_]*(?:(?:file )?(?:photos?|photograph|image|picture|illustration|graphic|video|credits?|photo credit|image credit|image source|image copyright|"
        r"image caption|caption|media caption|file photo|foto)(?:graphs?|s)?\s*(?:[:/|]|\bby\b|\bcourtesy\b|\bvia\b)(?!.*\b(?:said|says|shows?|showed)\b).*|"
        r"(?:getty(?: images)?|shutterstock|istock|ap photo|reuters|afp|epa|alamy|wikimedia commons|image|photo)(?:\s*/\s*[\w .’'-]{2,50})+|"
        r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}\s*/\s*(?:getty(?: images)?|shutterstock|reuters|afp|ap|epa|pool|alamy|bloomberg)(?: via [\w ]+)?|getty images|ap photo|handout|screenshot)[\W_]*",
    ),
    (
        "picture caption",
        80,
        r".{10,}(?:\((?:(?:AP|Reuters|AFP|Getty|EPA|File) ?(?:Photo|Images?|Pool)?\s*/[^()]{2,80}|(?:photos?|photograph|image|picture|video|illustration|credits?)\b[^()]{2,90}|"
        r"[^()]{2,50}/(?:AP|AFP|Reuters|EPA|Getty(?: Images)?|Bloomberg|Pool)[^()]{0,40}|file(?: photo)?|handout)\)"
        r"|[.!?”\"] (?:photos?|photograph|image|picture|credit|photo credit)s?(?: by| courtesy(?: of)?|:|/)\s*[^.!?]{2,70}|\s[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}\s?/\s?(?:AP|AFP|REUTERS|Reuters|EPA|Getty Images|Pool)(?: via [\w ]{2,30})?)\W*",
    ),
    (
        "appeal for support",
        90,
        r"[\W_]*(?:support (?:our|independent|quality|local|us)\b.*|(?:please )?(?:donate|consider (?:donating|subscribing|supporting|making))\b.*|become a (?:member|subscriber|supporter|patron)\b.*|"
        r"(?:get|download|install) (?:the|our) (?:[\w’']+ ){0,4}app\b.*|(?:do you|have you|got) (?:have |got )?(?:a |any )?(?:news )?(?:tip|story|information|question)s?\b.{0,60}\?.*|"
        r"(?:if you )?(?:liked?|enjoyed?) (?:this|our) .*|thank you for (?:reading|subscribing|your).*|(?:already )?a (?:subscriber|member)\?.*|already have an account.*|you have \w+ free articles?.*|"
        r"(?:this (?:article|content|story) is )?for subscribers only.*|to continue reading.*|create (?:a free|an) account.*|add \w+(?: \w+){0,3} (?:as a|to your) (?:preferred|google).*)",
    ),
    (
        "rights notice",
        60,
        r"[\W_]*(?:(?:copyright|©|\(c\)).*|.{0,80}\ball rights reserved\b.*|this material may not be .*|"
        r".{0,60}may not be (?:published|reproduced|republished|broadcast)\b.*|(?:re)?printed (?:courtesy|with permission).*|republished (?:from|with|under).*|"
        r"(?:terms of (?:use|service)|privacy policy|terms (?:and|&) conditions|about us|contact us|advertise(?: with us)?|careers|sitemap|site map|accessibility|do not sell.*|help|faq|user agreement|legal)(?:\s*[|•·]\s*.*)?)",
    ),
    ("source of a tip", 8, r"\((?:h/t|hat tip|via)\b.*\)\W*|h/t\W.*"),
    ("breadcrumbs", 14, r"(?:home|news|you are here)\s*(?:[>»›/|→]|:)\s*\S.*|[^>»›.?!]{2,40}(?:\s*[>»›→]\s*[^>»›.?!]{2,40}){2,}"),
    ("database label", 2, r"(?:abstract|full text)\W*"),
    ("page number", 5, r"(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?|next page|previous page|(?:older|newer) posts|back to top|top"),
)  # fmt: skip

# Headings of what follows a story: what they open runs to the end.
_OPENERS: tuple[tuple[str, int, str], ...] = (
    (
        "comments",
        14,
        r"[\W_]*(?:leave (?:a|your) (?:reply|comment)\b.*|post (?:a|your) comment.*|add (?:a|your) comment.*|your e-?mail address will not.*|"
        r"(?:\d+ )?(?:comments?|responses?|replies|thoughts?)(?: (?:on|to) .*| \(\d+\))?|join the (?:conversation|discussion)\b.*|reader comments.*|discussion)[\W_]*",
    ),
    (
        "other articles",
        12,
        r"[\W_]*(?:check (?:also|this out|these out|out .*)|(?:you )?(?:may|might)(?: also)? (?:also )?(?:like|be interested.*|have missed|enjoy)|you (?:may|might) also like.*|"
        r"related(?: (?:articles?|stories|story|posts?|content|news|topics?|coverage|links?|reading|items?))?|more (?:from|on|in|about|by|like) .{2,50}|more (?:stories|news|articles|headlines|coverage|top stories|for you)|"
        r"(?:most|trending|top|latest|popular|recent|featured|recommended|suggested|sponsored|promoted|other|similar|today[’']s)(?: (?:read|popular|viewed|shared|commented|now|stories|story|posts?|articles?|news|videos?|reads?|headlines?|for you|by .*|on .*|in .*|from .*|content|reading|links?))?|"
        r"read (?:next|also|more|these next)|what to read next|up next|next up|(?:next|previous|prev)\.? (?:article|post|story|page)\b.*|around the web|from (?:around the web|our partners|the web)|"
        r"in case you missed it|don[’']t miss|editor[’']?s[’']? (?:picks?|choice)|also (?:on|in|read|see) .{2,40}|see also|popular (?:on|in|now) ?.{0,30}|explore (?:more|further).{0,40}|"
        r"keep reading|further reading|paid content.*|you[’']ve reached.*|(?:tags?|topics?|filed under|categories|category|keywords|posted in)\s*[:：]?.{0,120})[\W_]*",
    ),
    (
        "author box",
        8,
        r"[\W_]*(?:about (?:the |this )?(?:authors?|writers?|reporters?|contributors?|us|site|website|publication|editor)|(?:the )?authors?(?: bio| details| profile)?|"
        r"(?:meet|contact) (?:the )?(?:authors?|writers?|reporters?)|written by|view all posts.*|(?:see|read|view|all) (?:more |all )?(?:posts|articles|stories) by .*|posted by)[\W_]*",
    ),
)  # fmt: skip
_ABOUT = re.compile(
    r"[\W_]*(?:[Aa]bout|ABOUT) (?:the )?(?:[A-Z0-9][\w.&’'-]*)(?: (?:of |the |and |& )?[A-Z0-9][\w.&’'-]*){0,4}[\W_]*"
)

# Words of the outlet about its own text: no part of the story, but a reader should know them.
_EDITORIAL = re.compile(
    r"[\W_]*(?:correction|clarification|editor[’']?s[’']? note|editor[’']?s[’']? comment)s?\s*(?:\([^)]{1,40}\))?\s*[:–—]\s*.{10,}"
    r"|[\W_]*(?:this|the) (?:story|article|report|post|piece|headline|version)(?: of this (?:story|article))? (?:has been|was|is) (?:updated|corrected|amended|edited|clarified|first published|originally published|part of|"
    r"developing|being updated|auto-?generated|translated|adapted)\b.{0,400}"
    r"|[\W_]*an earlier version of this (?:story|article|report|headline)\b.{5,400}"
    r"|[\W_]*(?:the )?(?:views|opinions) expressed\b.{10,300}"
    r"|[\W_]*correction appended\W*|because of an? (?:editing|production) error\b.{10,600}"
    r"|an (?:article|editorial|obituary|item|earlier \w+)\b.{5,300}\b(?:misstated|misidentified|misspelled|(?:referred|stated) incorrectly|omitted)\b.{0,400}"
    r"|[\W_]*this is (?:a|an) (?:developing|breaking)(?: news)? (?:story|report)\b.{0,200}",
    _FLAGS,
)
_BIO = re.compile(
    r"\b(?:is|was) (?:an?|the|our|[\w’']+[’']s) (?:[\w’'-]+ ){0,5}?(?:reporter|correspondent|editor|columnist|journalist|writer|fellow|contributor|"
    r"producer|freelancer?|blogger|author)\b|\bis the author of\b|\b(?:he|she|they) (?:also )?(?:covers?|writes? (?:about|for)|reports? (?:on|from))\b|@\w{2,}|\b(?:twitter|e-?mail)\b",
    _FLAGS,
)
_BIO_START = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){1,4}(?:is|was|has been|covers|writes|reports|joined)\b"
)

_TERMINAL = re.compile(r"[.!?。！？।؟](?:[\"”’')\]»*]|\[\d+\])*$|[,:;]$")
_TRUNCATED = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s*(?:read more|more|»|→|\[\+\])?[»→]?$", _FLAGS
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_LETTER = re.compile(r"[^\W_]")
_LIST_ITEM = re.compile(r"(?:[-*•·‣▪●]|\d{1,2}[.)])\s")

_COMPILED = tuple((name, most, re.compile(words, _FLAGS)) for name, most, words in _ANYWHERE)
_OPENING = tuple((name, most, re.compile(words, _FLAGS)) for name, most, words in _OPENERS)
# Longest paragraph that the classes are tried on: furniture is short, and a limit bounds the work.
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class Sorted:
    """The story's paragraphs, and what was left out as (place, class, paragraph)."""

    kept: tuple[str, ...]
    left_out: tuple[tuple[str, str, str], ...] = ()


def words(text: str) -> int:
    """How many words; scripts without spaces count two characters as one."""
    wide = len(_WIDE.findall(text))
    return len(text.split()) + wide // 2


def prose(text: str) -> bool:
    """Whether a paragraph reads as part of a story: a sentence that ends."""
    return words(text) >= 4 and bool(_TERMINAL.search(text)) and not _TRUNCATED.search(text)


def heading(text: str) -> bool:
    """Whether a paragraph could be a heading or a title: short, and no statement that ends."""
    count = words(text)
    ends = text.rstrip("\"”’')").endswith((".", ",", ";", ":", "…"))
    return 0 < count <= 28 and len(text) <= 220 and not ends


def kind(text: str) -> str | None:
    """The class of furniture that the whole wording of a paragraph belongs to, or None."""
    if not _LETTER.search(text):
        return "separator" if not any(c.isdigit() for c in text) else None
    if len(text) > _LONGEST:
        return None
    count = words(text)
    for name, most, pattern in _COMPILED:
        if count <= most and pattern.fullmatch(text):
            return name
    return "editorial note" if _EDITORIAL.fullmatch(text) else None


def opener(text: str) -> str | None:
    """The class of what a heading behind a story opens, or None."""
    if len(text) > 160 or _TRUNCATED.search(text):
        return None
    count = words(text)
    for name, most, pattern in _OPENING:
        if count <= most and pattern.fullmatch(text):
            return name
    return "author box" if count <= 6 and _ABOUT.fullmatch(text) else None


def portrait(text: str, byline: Sequence[str]) -> bool:
    """Whether a paragraph portrays the report's author."""
    if words(text) > 90 or "“" in text or '"' in text[:-1]:
        return False
    if any(text.startswith(name) for name in byline) and _BIO_START.match(text):
        return True
    return bool(_BIO_START.match(text)) and bool(_BIO.search(text))


def sort_out(
    paragraphs: Sequence[str],
    *,
    ends: Sequence[int] = (),
    byline: Sequence[str] = (),
    chosen: bool = False,
) -> Sorted:
    """Part a story from the furniture behind and in it.

    `ends` are indices of paragraphs before which a credit line stood: a story ends where its credits
    stand. `byline` are the names of its authors. `chosen`: the paragraphs are an article's already, and
    short lines behind its prose are its own.
    """
    kinds = [kind(text) for text in paragraphs]
    weights = [
        words(text) if kinds[i] is None and prose(text) else 0 for i, text in enumerate(paragraphs)
    ]
    cut = _end(paragraphs, kinds, weights, set(ends), byline, chosen)
    kept: list[str] = []
    left_out: list[tuple[str, str, str]] = []
    i = 0
    while i < cut:
        text, what = paragraphs[i], kinds[i]
        if what is not None:
            left_out.append(("in", what, text))
            i += 1
            continue
        block = opener(text) if i and not prose(text) else None
        teasers = _teasers(paragraphs, kinds, i + 1, cut) if block == "other articles" else 0
        if teasers or (block == "other articles" and words(text) <= 3):
            left_out += [("in", "other articles", t) for t in paragraphs[i : i + 1 + teasers]]
            i += 1 + teasers
            continue
        kept.append(text)
        i += 1
    for j in range(cut, len(paragraphs)):
        what = kinds[j] or opener(paragraphs[j])
        if what is None and portrait(paragraphs[j], byline):
            what = "author box"
        left_out.append(("behind", what or "other text", paragraphs[j]))
    return Sorted(tuple(kept), tuple(left_out))


def _teasers(paragraphs: Sequence[str], kinds: Sequence[str | None], start: int, stop: int) -> int:
    """How many lines from `start` are titles of other articles, before prose goes on."""
    count = 0
    while start + count < stop and count < 8:
        text = paragraphs[start + count]
        if _LIST_ITEM.match(text) and prose(text):
            break
        if kinds[start + count] is None and prose(text) and words(text) > 3:
            break
        count += 1
    # Where the lines run into the end or go on for long, the heading may be one of the story.
    return count if start + count < stop and count < 8 else 0


def _end(
    paragraphs: Sequence[str],
    kinds: Sequence[str | None],
    weights: Sequence[int],
    ends: set[int],
    byline: Sequence[str],
    chosen: bool,
) -> int:
    """The index behind the last paragraph of the story."""
    count = len(paragraphs)
    total = sum(weights)
    cut, before, told = count, 0, 0
    for i, text in enumerate(paragraphs):
        after = total - before
        block = opener(text) if not weights[i] else None
        if told >= 2 and before >= 40:
            short = after <= max(150, 0.3 * before)
            # Comments may well be longer than the story; a button with their count says nothing.
            comments = block == "comments" and (short or words(text) > 2)
            # A lone heading "About X" may be one of the story: only a short rest makes it a box.
            allowed = 60 if _ABOUT.fullmatch(text) else max(80, 0.15 * before)
            if (i in ends and short) or comments or (block and after <= allowed):
                cut = i
                break
        before += weights[i]
        told += weights[i] > 0
    if not chosen:
        cut = min(cut, _thinned(paragraphs[:cut], kinds, weights))
    return _upward(paragraphs, kinds, cut, byline)


def _thinned(paragraphs: Sequence[str], kinds: Sequence[str | None], weights: Sequence[int]) -> int:
    """Where prose gives way to a page's short lines for good, if enough of them tell so."""
    count = len(paragraphs)
    start, end = dense(paragraphs)
    story = sum(weights[start:end])
    # Prose behind it that is long may be the story's own second half, after a list or a table.
    if end - start < 3 or story < 80 or sum(weights[end:count]) > 0.5 * story:
        return count
    if paragraphs[end - 1].endswith(":"):
        # What a colon announces belongs to the story.
        while end < count and not kinds[end] and not opener(paragraphs[end]):
            end += 1
    sure = sum(bool(kinds[i] or opener(paragraphs[i])) for i in range(end, count))
    short = sum(loose(p) for p in paragraphs[end:])
    return end if (sure and short >= 4) or short >= 8 else count


def _upward(
    paragraphs: Sequence[str], kinds: Sequence[str | None], cut: int, byline: Sequence[str]
) -> int:
    """`cut` moved up over furniture that stands right behind the last paragraph of prose."""
    i = cut
    while i > 1:
        text = paragraphs[i - 1]
        teaser = bool(_TRUNCATED.search(text))
        if kinds[i - 1] or (portrait(text, byline) and i > 3):
            cut = i - 1
        elif teaser and i > 2 and (heading(paragraphs[i - 2]) or cut == i):
            cut = i - 2 if heading(paragraphs[i - 2]) and not prose(paragraphs[i - 2]) else i - 1
            i = cut + 1
        elif prose(text) or words(text) > 20:
            break
        i -= 1
    return cut


def dense(paragraphs: Sequence[str]) -> tuple[int, int]:
    """Start and end of the stretch in which prose outweighs short lines the most.

    The maximum subarray of one score a paragraph. A story has prose with a heading here and there;
    what stands around it in a page copied whole is short lines with a sentence here and there.
    """
    best = total = 0
    span = (0, 0)
    start = 0
    for i, text in enumerate(paragraphs):
        total += _score(text)
        if total < 0:
            total, start = 0, i + 1
        elif total > best:
            best, span = total, (start, i + 1)
    return span


def _score(text: str) -> int:
    if kind(text):
        return -15
    if prose(text):
        return min(words(text), 60)
    if _TRUNCATED.search(text):
        return -20
    return -12 if loose(text) else 0


def loose(text: str) -> bool:
    """Whether a line is short and neither prose nor an item of a list or a table."""
    numbers = sum(any(c.isdigit() for c in word) for word in text.split())
    listed = _LIST_ITEM.match(text) or "\t" in text
    return not prose(text) and not listed and numbers < 2 and words(text) <= 25


_PLURAL = {"in": "in the story", "behind": "behind the story", "before": "before the story"}


def notes(left_out: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """What was left out, for a reader; an outlet's own corrections in its own words."""
    out: list[str] = []
    for place in ("before", "in", "behind"):
        found = [what for where, what, _ in left_out if where == place and what != "editorial note"]
        if found:
            classes = [what for what, _ in Counter(found).most_common() if what != "other text"]
            lines = "1 line" if len(found) == 1 else f"{len(found)} lines"
            named = f": {', '.join(sorted(classes))}" if classes else ""
            out.append(f"left out {lines} {_PLURAL[place]}{named}")
    out += [f"the outlet's note: {text}" for _, what, text in left_out if what == "editorial note"]
    return tuple(out)
