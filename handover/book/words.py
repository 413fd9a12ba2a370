"""Tiers and health as account lists name them, in English, German and French, and health in points."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from handover.book.days import NOTHING
from handover.book.fields import plain_heading
from handover.book.lines import Cell, spoken
from handover.model.customer_kinds import Tier
from handover.model.records import Colour
from handover.records.colours import colours_in


class UnknownWord(Exception):
    """A cell says something that is no tier, or no health."""


class Scale(StrEnum):
    """How far points of health go: up to 1, 5, 10 or 100."""

    ONE = "1"
    FIVE = "5"
    TEN = "10"
    HUNDRED = "100"


RED_BELOW, AMBER_BELOW = 0.5, 0.75
"""Parts of the scale below which health is red, and amber."""
_TIERS = {
    Tier.HIGH_TOUCH: """high touch|high|enterprise|strategic|strategic account|platinum|platin|diamond|diamant|a|a kunde|a kunden
|tier 1|tier1|t1|1|key|key account|vip|premium|premier|global|top|top kunde|grosskunde|schlusselkunde|strategisch|strategique
|grand compte|grands comptes|compte cle|or plus|majors|major|named|large enterprise|elite|white glove|hoch|large|hightouch|platine
|grosskunden|ent|concierge|dedicated""",
    Tier.MID_TOUCH: """mid touch|medium touch|mid|medium|mid market|midmarket|mm|gold|or|b|b kunde|b kunden|tier 2|tier2|t2|2|core
|growth|commercial|mittelstand|mittel|eti|moyen|moyenne|hybrid|pooled|standard plus|medium enterprise|professional|corporate
|pme eti|kmu plus|midtouch|normal|commercial plus|scaled plus|standard""",
    Tier.DIGITAL: """digital|digital touch|tech touch|techtouch|low touch|low|smb|small business|small|silver|silber|argent|bronze|c
|c kunde|c kunden|d|tier 3|tier3|t3|3|tier 4|tier4|t4|4|self service|self serve|scale|scaled|starter|basic|kmu|pme|tpe|klein
|kleinkunde|long tail|startup|one to many|niedrig|faible|bas|petit|petits comptes|free|essential|velocity""",
}
_HEALTH = {
    Colour.GREEN: """good|great|excellent|healthy|strong|on track|happy|gut|sehr gut|stabil|bon|bonne|tres bon|sain|stable|positive
|positiv|positif|satisfied|zufrieden|satisfait|thriving|g|a|champion|ok|okay|low risk|safe|secure|in ordnung|v""",
    Colour.AMBER: """average|fair|neutral|medium|moderate|watch|warning|at risk|needs attention|concern|some concerns|mittel|neutre
|moyen|moyenne|beobachten|okay ish|mixed|b|y|gefahrdet|a risque|a surveiller|attention|o|j|concerned|unsure|maintaining|caution""",
    Colour.RED: """poor|bad|critical|unhealthy|high risk|churning|churn risk|weak|unhappy|schlecht|kritisch|mauvais|mauvaise
|critique|negative|negativ|negatif|danger|escalated|eskaliert|r|c|d|f|very poor|unzufrieden|insatisfait|lost|in danger|severe|ko""",
}
_RISK = {
    Colour.RED: "high|very high|critical|yes|true|hoch|sehr hoch|kritisch|ja|eleve|elevee|fort|tres eleve|oui|severe|3|h|at risk",
    Colour.AMBER: "medium|moderate|mid|mittel|moyen|moyenne|modere|2|m|some|watch|elevated",
    Colour.GREEN: "low|very low|none|no|false|niedrig|gering|nein|faible|bas|non|minimal|1|l|keins|kein|aucun|not at risk|healthy",
}
_JAPANESE_HEALTH = {
    Colour.GREEN: "緑|良好|健全|青|良い",
    Colour.AMBER: "黄|黄色|注意|要注意|普通",
    Colour.RED: "赤|危険|悪い|不良|低下",
}
_JAPANESE_RISK = {Colour.RED: "高|高い|あり", Colour.AMBER: "中|中程度", Colour.GREEN: "低|低い|なし"}
_POINTS = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*(?:%|/\s*(\d+)|points?|pts?|punkte?)?", re.IGNORECASE)
_PARTS = re.compile(r"[/(),;:|]|\s[-–—]\s")
_LEADING = re.compile(r"^(?:[a-z]|\d) (?=[a-z])")


def _by_word(words: Mapping[Colour, str] | Mapping[Tier, str]) -> dict[str, Colour | Tier]:
    return {
        plain_heading(word): meant for meant, listed in words.items() for word in listed.replace("\n", "").split("|")
    }


_TIER_OF = _by_word(_TIERS)
_HEALTH_OF, _RISK_OF = _by_word(_HEALTH) | _by_word(_JAPANESE_HEALTH), _by_word(_RISK) | _by_word(_JAPANESE_RISK)


def tier_in(cell: Cell) -> Tier | None:
    """Return the tier that a cell names, None for nothing. Raises UnknownWord."""
    text = spoken(cell)
    if text.strip().casefold() in NOTHING:
        return None
    words = plain_heading(text)
    for one in _tried(text):
        found = _TIER_OF.get(one)
        if isinstance(found, Tier):
            return found
    first = re.search(r"\b(?:tier|level|stufe|klasse|niveau|classe) ?([1-4a-d])\b", words)
    if first and isinstance(found := _TIER_OF.get(first[1]), Tier):
        return found
    raise UnknownWord


def scale_of(cells: Iterable[Cell]) -> Scale:
    """Return how far the points of a column go, by the largest of them."""
    points = [found for cell in cells if (found := _points(cell)) is not None]
    most = max(points, default=0)
    return next((one for one in Scale if most <= float(one)), Scale.HUNDRED)


def health_in(cell: Cell, scale: Scale, *, risk: bool = False) -> Colour | None:
    """Return the health that a cell names, None for nothing. With `risk` it names how much is at risk. Raises UnknownWord."""
    text = spoken(cell)
    if text.strip().casefold() in NOTHING:
        return None
    by_word = _RISK_OF if risk else _HEALTH_OF
    for one in _tried(text):
        found = by_word.get(one)
        if isinstance(found, Colour):
            return found
    if colours := colours_in(text):
        return colours[0][2]
    points = _points(cell)
    if points is None or not 0 <= points <= float(scale):
        raise UnknownWord
    part = points / float(scale)
    return _colour(1 - part if risk else part)


def _tried(text: str) -> tuple[str, ...]:
    """Return the words by which a cell is looked up: all of them, without a number before them, each part, the first word."""
    words = plain_heading(text)
    parts = (plain_heading(part) for part in _PARTS.split(text))
    return (words, _LEADING.sub("", words), *(part for part in parts if len(part) > 1), words.partition(" ")[0])


def _colour(part: float) -> Colour:
    return Colour.RED if part < RED_BELOW else Colour.AMBER if part < AMBER_BELOW else Colour.GREEN


def _points(cell: Cell) -> float | None:
    if isinstance(cell, float):
        return cell
    found = _POINTS.fullmatch(spoken(cell).strip())
    return float(found[1].replace(",", ".")) if found else None
