"""Recognises talk that is not an answer: a message that consists of nothing but known phrases, in six languages.

Each word has to belong to a phrase of the closed lists in `handover.interview.phrases`; a single word that does not makes
the message an answer. Where most of it is such talk and a few words are not, the result says so, and the writer is asked.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from handover.interview.phrases import LANGUAGES

LONGEST = 24
"""Words of the longest message that can be talk."""
MEANINGS = ("skip", "later", "help", "unsure", "status", "back", "resume", "wait", "thanks", "ok")
"""What talk can mean. Of several, the first counts: "thanks, skip this one" is a skip."""
ASKED_ABOUT = frozenset({"skip", "later", "help", "wait"})
"""What a message with a few unknown words can still mean, so that its writer is asked."""
MOST_UNKNOWN = 0.4
"""The share of unknown words up to which a message may still be talk."""
ABOUT_OTHERS = frozenset(
    """they their them theirs he she his her him we us our customer client sie er ihr ihre ihnen wir kunde kundin
    ils elles il elle leur leurs on nous cliente ellos ellas ella su sus nosotros eles elas ele ela seu sua seus suas nos
    loro lui lei suo noi essi""".split()  # noqa: SIM905 (a list of words)
)
"""Words that say that a message is about somebody else than its writer: an answer, whatever else is in it."""

_SHORTCODE = re.compile(r":[a-z0-9_+'-]+(?:::skin-tone-[2-6])?:", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;:!?…–—()\n]+|\s-+\s")
_NOD = frozenset(
    """+1 thumbsup ok ok_hand pray white_check_mark heavy_check_mark ballot_box_with_check raised_hands clap wave smile
    smiley grinning slightly_smiling_face grin joy sweat_smile heart tada 100 bow muscle relaxed blush laughing wink
    saluting_face handshake eyes hourglass hourglass_flowing_sand""".split()  # noqa: SIM905 (a list of words)
)
_NODDING = frozenset("👍👌🙏✅✔☑🙌👏👋🙂😀😃😄😁😂😅❤🎉💯🙇💪☺😊😆😉🫡🤝👀⌛⏳")

Phrase = tuple[str, ...]


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
    if len(words) > LONGEST:
        return None
    found = _covering(words)
    covered = sum(end - start for start, end, _ in found)
    if covered == len(words):
        return _meant({meaning for _, _, meaning in found})
    return _partly(text, words, found)


def words_of(text: str) -> Phrase:
    """Return the words of a text without case, accents, apostrophes, punctuation and emoji."""
    return tuple(re.findall(r"[^\W_]+", _folded(_SHORTCODE.sub(" ", text))))


def wordless(text: str) -> bool:
    """Return whether the text has no word, figure or currency sign: nothing, punctuation, emoji, or a single letter."""
    words = words_of(text)
    return not words or (len(words) == 1 and len(words[0]) == 1 and words[0].isascii() and words[0].isalpha())


def _nods(text: str) -> bool:
    """Return whether a text without words consists of emoji that say "seen" or "fine"."""
    codes = [found.group().strip(":").split("::")[0].casefold() for found in _SHORTCODE.finditer(text)]
    signs = [one for one in _SHORTCODE.sub("", text) if unicodedata.category(one) == "So"]
    return bool(codes or signs) and set(codes) <= _NOD and set(signs) <= _NODDING


def _meant(meanings: set[str]) -> Talk | None:
    """Return what known phrases mean together. A day or a mere "good" is an answer, and so is "tomorrow"."""
    known = next((one for one in MEANINGS if one in meanings), None)
    if "when" in meanings:
        if known is None or known == "thanks":
            return Talk("later", certain=False) if known or "filler" in meanings else None
        return Talk("later" if known in ("wait", "ok", "unsure") else known)
    if known is None and "soft" in meanings:
        return None
    return Talk(known or "ok")


def _partly(text: str, words: Phrase, found: Sequence[tuple[int, int, str]]) -> Talk | None:
    """Return the meaning to ask about, when most of a short message is talk and nothing in it is about others."""
    known = {at for start, end, meaning in found if meaning != "soft" for at in range(start, end)}
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
        meaning = known.get(words[start : start + size])
        if meaning is not None:
            yield size, meaning


@cache
def _phrases() -> Mapping[Phrase, str]:
    """Return every phrase of every language with its meaning. Built once, when the first message is read."""
    found: dict[Phrase, str] = {}
    for words, phrases in LANGUAGES:
        lists = {name: tuple(_lines(lines)) for name, lines in words.items()}
        for meaning in reversed(("soft", *MEANINGS, "when", "filler")):
            for line in _lines(phrases.get(meaning, "")):
                for phrase in _expanded(line, lists):
                    found[words_of(phrase)] = meaning
    found.pop((), None)
    return found


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.strip().splitlines() if line.strip())


def _expanded(line: str, lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield everything that a line of the phrasebook stands for."""
    found = re.search(r"\{(\w+)\}|\(([^()\[\]]*)\)|\[([^()\[\]]*)\]", line)
    if found is None:
        yield line
        return
    name, choices, optional = found.groups()
    ways = lists[name] if name else (choices if choices is not None else f"|{optional}").split("|")
    for way in ways:
        yield from _expanded(f"{line[: found.start()]} {way} {line[found.end() :]}", lists)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("'", "").casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
