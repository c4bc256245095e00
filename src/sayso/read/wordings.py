"""The wordings of what stands around a story: classes of whole lines, and shapes of lines.

No class knows a site by its name. Each pattern must match the whole line, and a line may have only
so many words, so that a sentence of a story that begins like furniture stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
        r"(?:listen|read|watch|see) more(?: (?:here|about|on|from|at|in|stories|news)\b.*)?|more (?:here|details|info|information|news|stories|to come.*)|learn more|full story|"
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
        r"[\W_]*(?:for more\b.{0,80}\b(?:sign up|subscribe|download|follow|visit|check out|click)\b.{0,80}|want (?:more|the latest)\b.{0,80}\?.*|support (?:our|independent|quality|local|us)\b.*|(?:please )?(?:donate|consider (?:donating|subscribing|supporting|making))\b.*|become a (?:member|subscriber|supporter|patron)\b.*|"
        r"(?:get|download|install) (?:the|our) (?:[\w’']+ ){0,4}app\b.*|(?:do you|have you|have|got) (?:have |got )?(?:an? |any )?(?:news )?(?:tip|story|information|question)s?\b.{0,60}\?.*|"
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
    ("source line", 8, r"[\W_]*sources?\s*:\s*[^.:]{2,60}"),
    ("date line", 8, r"[\W_]*(?:(?:last )?updated|published|posted)(?: (?:at|on))?:? (?=.*\d).{1,40}"),
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
    r"|[\W_]*this (?:story|article|report|post|piece) (?:first |originally )?(?:appeared|ran) (?:first |originally )?(?:on|in)\b.{3,200}"
    r"|[\W_]*an earlier version of this (?:story|article|report|headline)\b.{5,400}"
    r"|[\W_]*(?:the )?(?:views|opinions) expressed\b.{10,300}"
    r"|[\W_]*correction appended\W*|because of an? (?:editing|production) error\b.{10,600}"
    r"|(?!.*\b(?:said|told|according)\b)an (?:article|editorial|obituary|item|earlier \w+)\b.{5,300}\b(?:misstated|misidentified|misspelled|(?:referred|stated) incorrectly|omitted)\b.{0,400}"
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

_PROFESSION = re.compile(
    r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})(?:, [^.]{3,120},)? (?:is|was) (?:an? |the |our )?(?:[\w’'-]+ ){0,5}?"
    r"(?:director|president|professor|fellow|co-?author|author|editor|historian|co-?founder|founder|playwright|lecturer|economist|"
    r"lawyer|attorney|strategist|consultant|scholar|researcher|analyst|columnist|writer|journalist|novelist|physician|teacher)\b"
)
_TERMINAL = re.compile(r"[.!?。！？।؟](?:[\"”’')\]»*]|\[\d+\])*$|[,:;]$")
_TRUNCATED = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s*(?:read more|more|»|→|\[\+\])?\s*[»→]?$", _FLAGS
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_LETTER = re.compile(r"[^\W_]")
_LIST_ITEM = re.compile(r"[-–—*•·‣▪●]|\d{1,2}[.)]\s")

_COMPILED = tuple((name, most, re.compile(words, _FLAGS)) for name, most, words in _ANYWHERE)
_OPENING = tuple((name, most, re.compile(words, _FLAGS)) for name, most, words in _OPENERS)
# Longest paragraph that the classes are tried on: furniture is short, and a limit bounds the work.
_LONGEST = 900


def words(text: str) -> int:
    """How many words; scripts without spaces count two characters as one."""
    wide = len(_WIDE.findall(text))
    return len(text.split()) + wide // 2


def prose(text: str) -> bool:
    """Whether a paragraph reads as part of a story: a sentence that ends."""
    return words(text) >= 4 and bool(_TERMINAL.search(text)) and not truncated(text)


def truncated(text: str) -> bool:
    """Whether a paragraph breaks off, as the teaser of another article does."""
    return bool(_TRUNCATED.search(text))


def listed(text: str) -> bool:
    """Whether a line is an item of a list."""
    return bool(_LIST_ITEM.match(text))


def about(text: str) -> bool:
    """Whether a line is a heading "About X", X being a name."""
    return bool(_ABOUT.fullmatch(text))


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
    if len(text) > 160 or truncated(text):
        return None
    count = words(text)
    for name, most, pattern in _OPENING:
        if count <= most and pattern.fullmatch(text):
            return name
    return "author box" if count <= 6 and about(text) else None


def portrait(text: str, byline: Sequence[str]) -> bool:
    """Whether a paragraph portrays the report's author."""
    if words(text) > 90 or "“" in text or '"' in text[:-1]:
        return False
    if any(text.startswith(name) for name in byline) and _BIO_START.match(text):
        return True
    return bool(_BIO_START.match(text)) and bool(_BIO.search(text))


def newcomer(text: str, before: Sequence[str]) -> bool:
    """Whether a last paragraph introduces by profession somebody whom the story never named.

    Opinion pages end on such a line about their author.
    """
    found = _PROFESSION.match(text)
    if (
        not found
        or words(text) > 60
        or re.search(r"[“”\"]|\b(?:said|told|added|according)\b", text)
    ):
        return False
    surname = found["name"].split()[-1]
    return not any(surname in paragraph for paragraph in before)


def loose(text: str) -> bool:
    """Whether a line is short and neither prose nor an item of a list or a table."""
    numbers = sum(any(c.isdigit() for c in word) for word in text.split())
    item = listed(text) or "\t" in text
    return not prose(text) and not item and numbers < 2 and words(text) <= 25
