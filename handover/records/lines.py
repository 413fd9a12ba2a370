"""The lines of a reply without signs of lists and markup, and how a line falls into cells and sentences."""

import re
from dataclasses import dataclass

from handover.text.undisguised import plain_width, without_invisible
from handover.time.day_words import MONTH

_LIST_SIGN = re.compile(
    rf"^(?:[-–—*•◦▪‣●○■·+>→✓✔☐☑✅]|\(?\d{{1,2}}(?:[.)]|/(?=\s))(?!\d)(?!\s+(?:{MONTH}|quartal|quarter|trimestre"
    rf"|halbjahr|kw)\b)"
    rf"|\(?[a-h]\)|\[[ xX]?\]|:(?:white_)?(?:heavy_)?check_mark:)(?:\s+|$)",
    re.IGNORECASE,
)
_BARE_SIGN = re.compile(r"^[•◦▪‣●→☐☑✅](?=\w)")
_TICKED = re.compile(r"^\s*(?:[-*•]\s*)?(?:\[[xX]\]|[☑✅✔✓]|:(?:white_|heavy_)?check_mark:)")
_MARKUP = re.compile(r"(?<![\w*_~`])(\*\*|__|\*|_|~|`)(?=\S)(.+?)(?<=\S)\1(?![\w*_~`])")
_STRONG = re.compile(r"^\s*(?:#{1,4}\s+\S.*|(\*\*|\*|__|_)[^*_]+\1:?)\s*$")
_MAIL_LINK = re.compile(r"<?mailto:([^\s<>|()]+)(?:\|([^<>]*))?>?")
_MARKDOWN_MAIL = re.compile(r"\[([^\[\]]+)\]\((?:mailto:)?([^()\s@]+@[^()\s@]+)\)")
CELL_END = re.compile(r"\s*\t\s*|\s*\|\s*|\s*;\s+|\s+(?:[-–—→/·•]|--|=>|->)+\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\"'“„(]?[^\W\d_a-zß-öø-ÿ])|(?<=[a-zß-ÿ]{2}[.!?])\s+(?=\d)")
_ENDS_NONE = re.compile(
    r"(?:(?:^|[^\w.]|(?<!version )(?<!release )(?<!v)\b\d{1,2}\.)\d{1,2}|(?<![\w.])(?:[A-Z]|Ing|Dipl|(?:Dipl"
    r"|Dr)\.?-Ing|med|jur|rer|nat|phil|Mr|Mrs|Ms|Dhr|Mw|Mevr|Avv|Arch|Geom|Rag|Lic|Eng|Jr|Dr|Prof|Fr|Hr|Mme|Sr|Sra"
    r"|Srta|Sig|Dott|St|Str|Tel|ca|bzw|vs|e\.g|i\.e|z\.B|u\.a|etc|inkl|wg|ggü|bzgl|ggf|evtl|No|Nr|dott\.ssa|sig|dott|sr|sra|approx|Mo|Di"
    r"|Mi|Do|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Aug|Sep|Sept|Oct|Okt|Nov|Dec|Dez))\.$"
)
"""A full stop behind a title, an initial or a number ends no sentence."""
_ENDS_WITH_DATE = re.compile(r"\b\d{1,2}/\d{1,2}\.$|\b\d{1,2}\.? (?:Jan|Feb|Mar|Apr|Aug|Sept?|O[ck]t|Nov|De[cz])\.$")
_BEGINS = re.compile(
    r"(?:Die|Der|Das|Den|Dem|Wir|Ich|Sie|Er|Es|Im|In|Am|Und|Aber|Danach|Dann|Außerdem|The|We|They|I|He|She|It|Their"
    r"|Then|And|But|After"
    r"|Le|La|Les|On|Nous|Il|Elle|Ils|El|Los|Las|Nos|Ella|Lo|Gli|Abbiamo|O|A|Os|As|De|Het|Een)\b"
)
"""Begins a sentence also behind a number with a full stop: "in week 12. The …"."""
LONGEST_LINE = 2_000
"""Characters of a line that are read; what follows stays text."""


@dataclass(frozen=True)
class Line:
    """A line that is not blank: as it was written, and its words alone.

    `depth` is how far it is indented, `listed` says that it had the sign of a list, `ticked` that it is marked as done,
    `strong` that all of it is emphasised, `new_block` that a blank line stands before it, `number` which of the lines it is.
    """

    written: str
    text: str
    depth: int = 0
    listed: bool = False
    ticked: bool = False
    strong: bool = False
    new_block: bool = False
    number: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether this line only introduces the next ones."""
        short = len(self.text.split()) <= HEADING_WORDS
        return short and not self.listed and (self.text.endswith(":") or self.strong)


HEADING_WORDS = 8
_PROSE_WORDS = 7
"""Words from which on a line without cells or the sign of a list is prose."""


def is_prose(written: str) -> bool:
    """Return whether a line is a sentence or more, and no item of a list, a table or a form."""
    found = lines_of(written)
    return any(
        len(one.text.split()) >= _PROSE_WORDS and not one.listed and len(cells_of(one.text)) == 1 for one in found
    )


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a reply that are not blank, in order."""
    found: list[Line] = []
    blank = True
    for written in text.split("\n"):
        plain = words_alone(written)
        if written.strip():
            found.append(
                Line(
                    written.strip("\r"),
                    plain,
                    _depth(written),
                    plain != words_alone(written, keep_sign=True),
                    bool(_TICKED.match(written)),
                    bool(_STRONG.match(written)),
                    blank,
                    len(found),
                )
            )
        blank = not written.strip()
    return tuple(found)


def words_alone(written: str, *, keep_sign: bool = False) -> str:
    """Return a line without invisible signs, emphasis, links around addresses, and the sign of a list before it."""
    plain = written.strip()[:LONGEST_LINE]
    plain = plain if plain.isascii() else without_invisible(plain_width(plain))
    plain = (
        _MAIL_LINK.sub(_unlinked, _MARKDOWN_MAIL.sub(r"\1 <\2>", plain)).strip(" \r\xa0").lstrip("#>").strip(" \xa0")
    )
    if not keep_sign:
        for _ in range(2):
            plain = _BARE_SIGN.sub("", _LIST_SIGN.sub("", plain, count=1), count=1).strip(" \xa0")
    return _MARKUP.sub(r"\2", plain)


def _unlinked(found: re.Match[str]) -> str:
    address, label = found[1], found[2] or ""
    return address if not label or "@" in label else f"{label} <{address}>"


def _depth(written: str) -> int:
    return sum(4 if sign == "\t" else 1 for sign in written[: len(written) - len(written.lstrip(" \t\xa0"))])


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a line; a title and an initial end none."""
    found: list[str] = []
    for part in _SENTENCE_END.split(text):
        begins_anew = bool(found) and _begins_anew(found[-1], part)
        if found and not begins_anew and _ENDS_NONE.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part.strip():
            found.append(part.strip())
    return tuple(found)


def _begins_anew(before: str, part: str) -> bool:
    """Return whether a sentence begins behind "12." or "28 Feb."."""
    if _ENDS_WITH_DATE.search(before):
        return part[:1].isalpha()
    return before[-2:-1].isdecimal() and bool(_BEGINS.match(part))


def cells_of(text: str) -> tuple[str, ...]:
    """Return the parts of a line between tabs, bars, semicolons and spaced dashes."""
    cells = (cell.strip(" –—|") for cell in CELL_END.split(text) if cell)
    return tuple(cell for cell in cells if cell)


_BEHIND_BRACKETS = re.compile(
    r"(?<=\))(?:\s*,(?=[^(),]+\()|\s*,?\s*(?:[;+&]|\b(?:and|und|et|y|e|en)\b))\s*", re.IGNORECASE
)
"""Joins an item with its remark to the next one: by a comma only where that has a remark, too."""


def bracketed_items(text: str) -> tuple[str, ...]:
    """Return the items of "a report (Friday, Jo) and a call (12 May)", each with its remark; none for fewer than two."""
    items = tuple(_BEHIND_BRACKETS.split(text))
    return items if len(items) > 1 and all("(" in item for item in items[:-1]) else ()


_COMMA = re.compile(r",(?!\d)\s*|\s*[()\[\]]\s*")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")


def comma_parts(text: str) -> tuple[str, ...]:
    """Return the parts of a text between commas and brackets; the comma of a number stays."""
    return tuple(part.strip(" .:") for part in _COMMA.split(text) if part.strip(" .:"))


def labelled(text: str) -> tuple[str, str]:
    """Return the label and the rest of "Label: rest"; an empty label where there is none."""
    found = _LABEL.match(text)
    if found is None or CELL_END.search(found[1]):
        return "", text
    return found[1].strip(), found[2].strip()


_LABEL = re.compile(r"^([^:\n@]{1,60}?)\s?:(?!//|\d)\s*(?=\S)(.*)$", re.DOTALL)
