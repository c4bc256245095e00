"""The words by which a sentence owns that something is not known, by what they do in it."""

from __future__ import annotations

# Adjectives that say so by themselves.
OPEN = frozenset(
    "unclear unknown uncertain undetermined undecided undisclosed unverified unconfirmed unexplained "
    "unresolved unanswered unaccounted untraced unidentified unspecified unsolved unsure".split()
)
# Adjectives that say so when they are denied.
SETTLED = frozenset("clear known certain sure public evident established".split())
# To do this to a matter is to settle it or make it known.
SETTLE = frozenset(
    "verify confirm determine establish corroborate authenticate identify disclose release publish "
    "reveal announce specify decide explain account ascertain clarify reconcile pinpoint "
    "elaborate substantiate".split()
)
# What nobody could do to a claim leaves it open.
TEST = frozenset("check vet test".split())
FIND = frozenset("find recover locate trace".split())
# Verbs that take a question: "know who", "say how many".
TELL = frozenset(
    "say know explain decide reveal disclose specify determine establish clarify see".split()
)
GIVE = frozenset("give provide offer release disclose publish present cite supply issue".split())
COMMENT = frozenset("comment respond reply".split())
WITHHOLD = frozenset("decline refuse".split())
# What a refusal to do this leaves unknown; to say, to tell and to give want their object.
WITHHELD = frozenset(
    "specify disclose elaborate identify reveal name confirm clarify speculate explain".split()
)
SEEK = frozenset("try work seek struggle scramble attempt race".split())
LEARN = frozenset("determine establish find identify work figure piece ascertain".split())
PROBE = frozenset("investigate probe examine".split())
PROBES = frozenset("investigation inquiry probe enquiry review".split())
# What is asked of an event: with "unknown", "under investigation", "not established".
ASKED = frozenset(
    "cause motive identity circumstance whereabouts origin source reason fate number toll extent "
    "authorship condition scale size responsibility role trigger".split()
)
INFORMATION = frozenset(
    "detail explanation figure breakdown timeline specific specifics information reason evidence proof "
    "indication word number timetable schedule estimate confirmation cause motive toll claim trace "
    "sign clue".split()
)
# What a source says there is none of is what it claims: "there was no evidence of fraud".
CLAIMED = frozenset("evidence proof indication sign reason".split())
# "Has no idea who", "expressed no view as to whether".
VIEWS = frozenset("idea clue view opinion position".split())
RIDDLES = frozenset("mystery riddle guess enigma".split())
# "A matter of dispute", "in dispute".
DISPUTES = frozenset("dispute argument contention debate conjecture speculation doubt".split())
MATTERS = frozenset("matter subject object topic".split())
BE = frozenset("be remain stay become seem appear prove".split())
PEOPLE = frozenset("he she i you who".split())
# Those whom one would ask.
ASKABLE = frozenset(
    "investigator official authority police prosecutor scientist researcher expert doctor engineer "
    "rescuer relative resident analyst agent detective hospital ministry government agency".split()
)
NOBODY = frozenset("nobody none neither nothing no-one".split())
ABLE = frozenset("able possible".split())
ANY_NO = frozenset("no little few scant neither".split())
EARLY = frozenset("early soon".split())
JUDGE = frozenset("say tell know determine judge conclude assess establish".split())
CONDITIONS = frozenset("if unless until once before when".split())
