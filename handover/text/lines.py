"""The lines of a text as one, still to be read as several."""

BULLETS = "-–—•*·▪◦○ \t"
_ENDED = (".", "!", "?", ":", ";", ",", "…", "。", "！", "？", "、", "।", "؟")
LONG_LINE = 60
"""Characters from which on a line that goes on in small letters was broken by a program that ends its lines there."""


def on_one_line(text: str) -> str:
    """Return the text on one line: what stood on lines of its own is parted by semicolons, and bullets are left out."""
    joined = ""
    for line in filter(None, (" ".join(one.split()).strip(BULLETS) for one in text.splitlines())):
        joined += f"{_between(joined, line)}{line}"
    return joined


def _between(before: str, line: str) -> str:
    broken = len(before) >= LONG_LINE and line[0].islower()
    return "" if not before else " " if broken or before.endswith(_ENDED) else "; "
