"""Twenty ways in which somebody's paste, mail program or second thoughts change an internal text before it stands in a letter."""

import html
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.corpus.letters.disguises import ALIKE

NUMBERS: Mapping[str, Mapping[str, str]] = {
    "en": {"forty": "40", "thirty percent": "30 %", "twice": "2 times", "2023": "'23"},
    "de": {"vierzig": "40", "dreißig Prozent": "30 %", "dreimal": "3 Mal", "zweimal": "2 Mal", "2023": "'23"},
    "fr": {"quarante": "40", "trente pour cent": "30 %", "deux fois": "2 fois", "2023": "'23"},
    "es": {"cuarenta": "40", "treinta por ciento": "30 %", "dos veces": "2 veces", "2023": "'23"},
    "pt": {"quarenta": "40", "trinta por cento": "30 %", "duas vezes": "2 vezes", "2023": "'23"},
    "ja": {"四十日": "40日", "三割": "３０％", "二度": "2回", "二〇二三年": "2023年"},
}
OTHER_WORDS: Mapping[str, tuple[str, str]] = {
    "en": ("actually", "people"),
    "de": ("tatsächlich", "Leute"),
    "fr": ("vraiment", "gens"),
    "es": ("realmente", "gente"),
    "pt": ("realmente", "gente"),
    "ja": ("実際", "皆"),
}
LABELS: Mapping[str, str] = {
    "en": "Confidential remark: ",
    "de": "Interne Notiz: ",
    "fr": "Note interne : ",
    "es": "Nota interna: ",
    "pt": "Nota interna: ",
    "ja": "社内メモ：",
}
PICTURES = ("🙈", "👀", "💸", ":eyes:", "🤫")


@dataclass(frozen=True)
class Leaked:
    """An internal text in its language, and a sentence that may stand in the letter."""

    text: str
    language: str
    clean: str

    @property
    def words(self) -> list[str]:
        """Its words; in Japanese, parts of some signs."""
        return re.findall(r".{1,3}", self.text) if self.language == "ja" else self.text.split()

    @property
    def joint(self) -> str:
        """What stands between words."""
        return "" if self.language == "ja" else " "

    @property
    def clauses(self) -> list[str]:
        """Its clauses, the halves of a sentence without any."""
        found = [one for one in re.split(r"(?<=[,;、：])\s*", self.text.rstrip(".。")) if one]
        if len(found) > 1:
            return found
        half = len(self.words) // 2
        return [self.joint.join(self.words[:half]), self.joint.join(self.words[half:]).rstrip(".。")]


def verbatim(leaked: Leaked, _chance: random.Random) -> str:
    return leaked.text


def line_breaks(leaked: Leaked, chance: random.Random) -> str:
    return "".join(word + chance.choice((leaked.joint, "\n", "\r\n  ")) for word in leaked.words).strip()


def bullets(leaked: Leaked, _chance: random.Random) -> str:
    return "\n".join(f"  • {one}" for one in leaked.clauses)


def numbered(leaked: Leaked, _chance: random.Random) -> str:
    return "\n".join(f"{number}) {one}" for number, one in enumerate(leaked.clauses, start=1))


def table(leaked: Leaked, _chance: random.Random) -> str:
    cells = " | ".join(leaked.clauses)
    return f"| {cells} |\n|{'---|' * len(leaked.clauses)}"


def quotes_and_apostrophes(leaked: Leaked, _chance: random.Random) -> str:
    quoted = leaked.text.replace("'", "`").replace("\u2019", "\u00b4")
    return f"« {quoted} »"


def reply_markers(leaked: Leaked, _chance: random.Random) -> str:
    words, third = leaked.words, max(1, len(leaked.words) // 3)
    return "\n".join(f"> > {leaked.joint.join(words[at : at + third])}" for at in range(0, len(words), third))


def swapped_case(leaked: Leaked, chance: random.Random) -> str:
    return "".join(sign.upper() if chance.random() < 0.5 else sign.lower() for sign in leaked.text)


def zero_width(leaked: Leaked, chance: random.Random) -> str:
    return "".join(sign + chance.choice(("\u200b", "\u200d", "", "\u2060")) for sign in leaked.text)


def soft_hyphens(leaked: Leaked, _chance: random.Random) -> str:
    return re.sub(r"(\w{2})(?=\w)", "\\1\u00ad", leaked.text)


def markdown(leaked: Leaked, chance: random.Random) -> str:
    marked = (f"{mark}{word}{mark}" for word in leaked.words for mark in [chance.choice(("**", "_", "`", "~~", ""))])
    return "### " + (leaked.joint or " ").join(marked)


def pictures(leaked: Leaked, chance: random.Random) -> str:
    return "".join(f"{word} {chance.choice(PICTURES)} " for word in leaked.words)


def entities(leaked: Leaked, chance: random.Random) -> str:
    coded = "".join(f"&#x{ord(one):x};" if chance.random() < 0.4 else html.escape(one) for one in leaked.text)
    return coded.replace(" ", "&nbsp;")


def look_alikes(leaked: Leaked, _chance: random.Random) -> str:
    return leaked.text.translate(ALIKE)


def spaced_out(leaked: Leaked, _chance: random.Random) -> str:
    return "   ".join(" ".join(word) for word in leaked.words)


def two_paragraphs(leaked: Leaked, _chance: random.Random) -> str:
    first, *rest = leaked.clauses
    return f"{first}\n\n{leaked.clean}\n\n{leaked.joint.join(rest)}."


def words_replaced(leaked: Leaked, chance: random.Random) -> str:
    words = leaked.words
    inner = sorted(range(1, len(words) - 1), key=lambda at: len(words[at]))[: max(2, len(words) // 2)]
    for other, at in zip(OTHER_WORDS[leaked.language], chance.sample(inner, min(2, len(inner))), strict=False):
        words[at] = other
    return leaked.joint.join(words)


def clauses_turned(leaked: Leaked, _chance: random.Random) -> str:
    first, *rest = leaked.clauses
    return f"{leaked.joint.join(rest)}, {first.rstrip(',;、：')}."


def abbreviated(leaked: Leaked, chance: random.Random) -> str:
    if leaked.language == "ja":
        return (
            leaked.text.replace("という", "と").replace("している", "してる").replace("ので", "、").replace("、", " ")
        )
    long = [word for word in leaked.words if len(word) > 8]
    cut = set(chance.sample(long, min(3, len(long))))
    return " ".join(f"{word[:6]}." if word in cut else word for word in leaked.words)


def numbers_otherwise(leaked: Leaked, _chance: random.Random) -> str:
    text = leaked.text
    for word, number in NUMBERS[leaked.language].items():
        text = text.replace(word, number)
    return text


def label_translated(leaked: Leaked, _chance: random.Random) -> str:
    return LABELS[leaked.language] + leaked.text


TWENTY: Mapping[str, Callable[[Leaked, random.Random], str]] = {
    change.__name__: change
    for change in (
        verbatim,
        line_breaks,
        bullets,
        numbered,
        table,
        quotes_and_apostrophes,
        reply_markers,
        swapped_case,
        zero_width,
        soft_hyphens,
        markdown,
        pictures,
        entities,
        look_alikes,
        spaced_out,
        two_paragraphs,
        words_replaced,
        clauses_turned,
        abbreviated,
        numbers_otherwise,
    )
}
"""Each of them once; a label in front (`label_translated`) may come to any of them."""


def disguised(name: str, leaked: Leaked, chance: random.Random) -> str:
    """Return the text in this disguise, one in four with a translated label in front of it."""
    if chance.random() < 0.25:
        leaked = Leaked(label_translated(leaked, chance), leaked.language, leaked.clean)
    return TWENTY[name](leaked, chance)
