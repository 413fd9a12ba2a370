"""Green, amber and red as people say them, in words of six languages and in pictures."""

import re

from handover.model.records import Colour

_WORDS = {
    Colour.GREEN: r"green|grün(?:er|e|es)?|gruen|verte?s?|verdes?|healthy|groen|🟢|💚|✅|:large_green_circle:"
    r"|:green_heart:|:green_circle:|:large_green_square:",
    Colour.AMBER: r"amber|yellow|orange|gelb(?:er|e|es)?|jaunes?|amarill[oa]s?|ámbar|naranja|giall[oaie]|arancione"
    r"|amarel[oa]s?|laranja|âmbar|ambra|geel|oranje"
    r"|at risk|🟡|🟠|💛|🧡|:large_yellow_circle:|:large_orange_circle:|:yellow_heart:|:yellow_circle:|:warning:|⚠",
    Colour.RED: r"red|rot(?:er|e|es)?|rouges?|roj[oa]s?|ross[oaie]|vermelh[oa]s?|rood|🔴|❤️‍🔥|:red_circle:"
    r"|:large_red_square:|🟥|critical",
}
COLOUR = {colour: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for colour, words in _WORDS.items()}


def colours_in(text: str) -> tuple[tuple[int, int, Colour], ...]:
    """Return where which colours stand in a text, in order."""
    found = [
        (match.start(), match.end(), colour) for colour, pattern in COLOUR.items() for match in pattern.finditer(text)
    ]
    return tuple(sorted(found))
