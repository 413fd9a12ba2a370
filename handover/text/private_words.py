"""Words by which a line tells of somebody's private life, or of why an account changes hands: in six languages (P11, P12, P14)."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from handover.text.word_lists import lines_of

_FILE = Path(__file__).with_name("private_words.txt")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_HYPHENS = re.compile(r"[\u002d\u2010-\u2015\u00ad_]")


def private_word(line: str) -> str:
    """Return the first word or phrase of the list in a line, as it is compared; empty for none.

    Capitals, accents, full-width signs, hyphens and the kind of apostrophe make no difference.
    """
    found = _pattern().search(_plain(line))
    return found.group().strip() if found else ""


def _plain(text: str) -> str:
    """Return the text as it is compared: small letters without accents, and blanks for hyphens."""
    letters = unicodedata.normalize("NFKC", text)
    if not _JAPANESE.search(letters):
        letters = "".join(one for one in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(one))
    return " ".join(_HYPHENS.sub(" ", letters.casefold()).split())


@cache
def _pattern() -> re.Pattern[str]:
    phrases = [line.strip() for line in lines_of(_FILE)]
    latin = [_phrase(line) for line in phrases if not _JAPANESE.search(line)]
    # Japanese has no blanks between words: there a phrase counts wherever it stands.
    japanese = [re.escape(_plain(line.replace("*", ""))) for line in phrases if _JAPANESE.search(line)]
    longest = "|".join(sorted(latin, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest})(?!\w)|{'|'.join(japanese)}")


def _phrase(line: str) -> str:
    """Return a line of the list as a regular expression."""
    words = ("|".join(_one(word) for word in part.split("|")) for part in line.split())
    return r"\s+".join(f"(?:{word})" for word in words)


def _one(word: str) -> str:
    """Return a word of a phrase as a regular expression; German umlauts are written in two letters as well."""
    whole = word.replace("*", "")
    spelled = {_plain(whole), _plain(whole.translate(_UMLAUTS))}
    rest = r"\w*" if word.endswith("*") else ""
    return "|".join(re.escape(one).replace(r"\ ", r"\s*") + rest for one in sorted(spelled))
