"""Recognises talk that is not an answer: a message that consists of nothing but known phrases, in seven languages.

Each word has to belong to a phrase of the closed lists in `handover.interview.phrases`; a single word that does not makes
the message an answer. Where most of it is such talk and a few words are not, where words are mistyped, or where it only
begins like something said to the bot, the result says so, and the writer is asked.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from handover.interview.phrases import LANGUAGES
from handover.interview.somebody_else import names_who_knows
from handover.interview.spelling import Phrase, length, mended_words, numbered, spellings, words_in

LONGEST = 24
"""Words of the longest message that can be talk."""
MEANINGS = (
    "retract",
    "skip",
    "later",
    "refers",
    "help",
    "unsure",
    "status",
    "back",
    "resume",
    "wait",
    "remark",
    "thanks",
    "ok",
)
"""What talk can mean. Of several, the first counts: "thanks, skip this one" is a skip."""
ASKED_ABOUT = frozenset({"retract", "skip", "later", "refers", "help", "wait"})
"""What a message with a few unknown words can still mean, so that its writer is asked."""
NEVER_CERTAIN = frozenset({"retract", "refers", "unsure", "remark"})
"""What nobody is taken at their word for: the writer is asked, however clear it is."""
POINTS_TO = frozenset({"points", "place"})
"""What says where something is written, but only together: "see" and "the account plan"."""
LONGEST_ASIDE = 14
"""Words of the longest message that is asked about for how it begins alone."""
MOST_UNKNOWN = 0.4
"""The share of unknown words up to which a message may still be talk."""
ABOUT_OTHERS = frozenset(
    """they their them theirs he she his her him we us our customer client sie er ihr ihre ihnen wir kunde kundin
    ils elles il elle leur leurs nous cliente ellos ellas ella su sus nosotros eles elas ele ela seu sua seus suas nos
    loro lui lei suo noi essi 彼 客 社 様""".split()  # noqa: SIM905 (a list of words)
)
"""Words that say that a message is about somebody else than its writer: an answer, whatever else is in it."""

_SHORTCODE = re.compile(r":[a-z0-9_+'-]+(?:::skin-tone-[2-6])?:", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;:!?…–—()\n、。！？：]+|\s-+\s")
_NOD = frozenset(
    """+1 thumbsup ok ok_hand pray white_check_mark heavy_check_mark ballot_box_with_check raised_hands clap wave smile
    smiley grinning slightly_smiling_face grin joy sweat_smile heart tada 100 bow muscle relaxed blush laughing wink
    saluting_face handshake eyes hourglass hourglass_flowing_sand""".split()  # noqa: SIM905 (a list of words)
)
_NODDING = frozenset("👍👌🙏✅✔☑🙌👏👋🙂😀😃😄😁😂😅❤🎉💯🙇💪☺😊😆😉🫡🤝👀⌛⏳")


@dataclass(frozen=True)
class Talk:
    """What a message means that is no answer. `certain` is false where some of its words are unknown."""

    meaning: str
    certain: bool = True


def talk_in(text: str) -> Talk | None:
    """Return what the text says about the conversation itself; None for an answer, and for a text without words."""
    words = words_of(text)
    if not words:
        return Talk("ok") if _nods(text) else None
    if length(words) > LONGEST:
        return None
    for spelled in spellings(words, _vocabulary()):
        if whole := _wholly(spelled):
            # "Good" may be how they are; with a thumb up it nods.
            return Talk("remark", certain=False) if whole == {"soft"} and _has_nod(text) else _meant(whole)
    mended = mended_words(text, words, _vocabulary()) if length(words) > 1 else words
    if mended != words and (whole := _wholly(mended)):
        meant = _meant(whole)
        return meant and Talk(meant.meaning if meant.meaning in ASKED_ABOUT else "remark", certain=False)
    if _passed_on(text):
        return Talk("unsure", certain=False)
    return _partly(text, words, _covering(words)) or _aside(text, words)


def _passed_on(text: str) -> bool:
    """Return whether the text says that somebody else knows, and beside it nothing but known phrases."""
    clauses = [words for clause in _CLAUSE.split(text) if (words := words_of(clause))]
    passing = [names_who_knows(_without_courtesies(words)) for words in clauses]
    return any(passing) and all(one or _wholly(words) for one, words in zip(passing, clauses, strict=True))


def takes_back_first(text: str) -> bool:
    """Return whether a text begins by taking something back, and goes on: "scratch that, it's June"."""
    clauses = [words for clause in _CLAUSE.split(text) if (words := words_of(clause))]
    return len(clauses) > 1 and "retract" in _wholly(clauses[0])


def words_of(text: str) -> Phrase:
    """Return the words of a text without case, accents, apostrophes, punctuation and emoji."""
    return words_in(_SHORTCODE.sub(" ", text))


def phrases_in(words: Phrase) -> list[tuple[int, str]]:
    """Return the known phrases in these words, none overlapping: how many words each has, and its meaning."""
    return [(end - start, meaning) for start, end, meaning in _covering(words)]


def wordless(text: str) -> bool:
    """Return whether the text has no word, figure or currency sign: nothing, punctuation, emoji, or one letter ("x", "zzz")."""
    words = words_of(text)
    drawn = len(words) == 1 and len(set(words[0])) == 1 and (len(words[0]) == 1 or text.strip().islower())
    return not words or (drawn and words[0].isascii() and words[0].isalpha())


def _has_nod(text: str) -> bool:
    """Return whether one of the emoji in a text says "seen" or "fine"."""
    codes = {found.group().strip(":").split("::")[0].casefold() for found in _SHORTCODE.finditer(text)}
    return bool(codes & _NOD or set(text) & _NODDING)


def _nods(text: str) -> bool:
    """Return whether a text without words consists of emoji that say "seen" or "fine"."""
    codes = [found.group().strip(":").split("::")[0].casefold() for found in _SHORTCODE.finditer(text)]
    signs = [one for one in _SHORTCODE.sub("", text) if unicodedata.category(one) == "So"]
    return bool(codes or signs) and set(codes) <= _NOD and set(signs) <= _NODDING


def _meant(meanings: set[str]) -> Talk | None:
    """Return what known phrases mean together. A day or a mere "good" is an answer, and so is "tomorrow"."""
    if POINTS_TO & meanings:
        whole = meanings >= POINTS_TO or "refers" in meanings
        return Talk("refers", certain=False) if whole else None
    known = next((one for one in MEANINGS if one in meanings), None)
    if "when" in meanings:
        if known is None or known == "thanks":
            return Talk("later", certain=False) if known or "filler" in meanings else None
        later = known in ("wait", "ok", "unsure", "remark")
        return Talk("later" if later else known, certain=later or known not in NEVER_CERTAIN)
    if known is None and "soft" in meanings:
        return None
    return Talk(known or "ok", certain=known not in NEVER_CERTAIN)


def _partly(text: str, words: Phrase, found: Sequence[tuple[int, int, str]]) -> Talk | None:
    """Return the meaning to ask about, when most of a short message is talk and nothing in it is about others."""
    known = {at for start, end, meaning in found if meaning not in ("soft", *POINTS_TO) for at in range(start, end)}
    unknown = [word for at, word in enumerate(words) if at not in known]
    if (
        ABOUT_OTHERS.intersection(words)
        or any(word.isdigit() for word in unknown)
        or len(unknown) > MOST_UNKNOWN * len(words)
    ):
        return None
    openings = [opening for clause in _CLAUSE.split(text) if (opening := _opening(words_of(clause)))]
    if not openings:
        return None
    meant = min(openings, key=MEANINGS.index)
    later = meant == "wait" and any(meaning == "when" for _, _, meaning in found)
    return Talk("later" if later else meant, certain=False)


def _wholly(words: Phrase) -> set[str]:
    """Return the meanings of the phrases that make up all of these words; none where a word is left over."""
    found = _covering(words)
    covered = sum(end - start for start, end, _ in found)
    return {meaning for _, _, meaning in found} if covered == len(words) else set()


def _aside(text: str, words: Phrase) -> Talk | None:
    """Return what a short message may be that says nothing about others and speaks to the bot: a question, or a remark."""
    if (
        length(words) > LONGEST_ASIDE
        or ABOUT_OTHERS.intersection(words)
        or any(letter.isdigit() for letter in text)
        or _names(text)
    ):
        return None
    if text.rstrip(" )!").endswith("?") and words[:1] in _openings("asking"):
        return Talk("help", certain=False)
    clauses = (_without_courtesies(words_of(clause)) for clause in _CLAUSE.split(text))
    openings = _openings("aside")
    if any(clause[:size] in openings for clause in clauses for size in range(1, len(clause) + 1)):
        return Talk("remark", certain=False)
    return None


def _without_courtesies(words: Phrase) -> Phrase:
    """Return a clause without the fillers and nods that it begins with."""
    for start, end, meaning in _covering(words):
        if start == 0 and meaning in ("filler", "ok", "soft"):
            return _without_courtesies(words[end:])
    return words


def _names(text: str) -> bool:
    """Return whether a word inside of a clause is written like a name."""
    inner = (word for clause in _CLAUSE.split(text) for word in re.findall(r"[^\W_]+(?:['’]\w+)?", clause)[1:])
    return any(word[0].isupper() and word.partition("'")[0].partition("’")[0] not in ("I", "Baton") for word in inner)


def _opening(words: Phrase) -> str:
    """Return what a clause begins with, after courtesies: a meaning of several words that is asked about, else empty."""
    at = 0
    for start, end, meaning in _covering(words):
        if start != at:
            return ""
        if meaning in ASKED_ABOUT:
            return meaning if end - start > 1 else ""
        at = end
    return ""


def _covering(words: Phrase) -> list[tuple[int, int, str]]:
    """Return phrases in the text, none overlapping, that cover as many words as possible: start, end, meaning."""
    best: list[tuple[int, list[tuple[int, int, str]]]] = [(0, [])] * (len(words) + 1)
    for start in range(len(words) - 1, -1, -1):
        count, rest = best[start + 1]
        best[start] = (count, rest)
        for size, meaning in _at(words, start):
            count, rest = best[start + size]
            # Of equal coverings the one with the longer phrase first: "will do tonight" is more than "will do".
            if count + size >= best[start][0]:
                best[start] = (count + size, [(start, start + size, meaning), *rest])
    return best[0][1]


def _at(words: Phrase, start: int) -> Iterator[tuple[int, str]]:
    """Yield the size and meaning of each phrase that begins here, the shortest first."""
    known = _phrases()
    for size in range(1, len(words) - start + 1):
        at = words[start : start + size]
        meaning = known.get(at) or known.get(numbered(at))
        if meaning is not None:
            yield size, meaning


@cache
def _phrases() -> Mapping[Phrase, str]:
    """Return every phrase of every language with its meaning. Built once, when the first message is read (0.1 s)."""
    found: dict[Phrase, str] = {}
    for language in LANGUAGES:
        for meaning in reversed(("soft", *MEANINGS, "when", "filler", *POINTS_TO)):
            found.update(dict.fromkeys(language.ways(meaning), meaning))
    found.pop((), None)
    return found


@cache
def _vocabulary() -> frozenset[str]:
    """Return every word of the phrases."""
    return frozenset(word for phrase in _phrases() for word in phrase)


@cache
def _openings(kind: str) -> frozenset[Phrase]:
    """Return how a message begins that is only asked about: `aside` of a remark to the bot, `asking` of a question to it."""
    return frozenset(way for language in LANGUAGES for way in language.ways(kind))
