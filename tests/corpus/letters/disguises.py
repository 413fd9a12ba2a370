"""Fifteen ways in which an internal text gets into a letter without being the same string."""

import random
import re
from collections.abc import Callable, Mapping

ALIKE = str.maketrans("aceopxysiAEOPCTXHKMB", "асеорхуѕіАЕОРСТХНКМВ")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
INVISIBLE = ("\u200b", "\u200c", "\u2060", "\ufeff", "\u00ad")


def _words(text: str) -> list[str]:
    return text.split()


def as_it_is(text: str, _chance: random.Random) -> str:
    return text


def other_line_breaks(text: str, chance: random.Random) -> str:
    return "".join(word + chance.choice((" ", " ", "\n", "\n  ")) for word in _words(text)).strip()


def bullets(text: str, _chance: random.Random) -> str:
    words = _words(text)
    half = len(words) // 2
    return f"• {' '.join(words[:half])}\n• {' '.join(words[half:])}"


def numbered(text: str, _chance: random.Random) -> str:
    words = _words(text)
    third = max(1, len(words) // 3)
    lines = [" ".join(words[at : at + third]) for at in range(0, len(words), third)]
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def quoted(text: str, _chance: random.Random) -> str:
    inner = text.replace("'", "’").replace('"', "“")
    return "\n".join(f"> {line}" for line in f"„{inner}”".splitlines())


def other_spacing(text: str, chance: random.Random) -> str:
    return "".join(word + chance.choice(("  ", "\u00a0", "\t", "\u2009", " ")) for word in _words(text))


def shouted(text: str, _chance: random.Random) -> str:
    return text.upper()


def hyphenated(text: str, _chance: random.Random) -> str:
    return re.sub(r"(\w{4})(\w{3,})", r"\1-\n\2", text)


def markdown(text: str, chance: random.Random) -> str:
    marks = ("**", "_", "~~", "`", "")
    return "- [ ] " + " ".join(f"{mark}{word}{mark}" for word in _words(text) for mark in [chance.choice(marks)])


def html(text: str, chance: random.Random) -> str:
    coded = "".join(f"&#{ord(sign)};" if sign.isalpha() and chance.random() < 0.3 else sign for sign in text)
    return f"<p><b>{coded.replace(' ', '&nbsp;')}</b><br></p>"


def look_alikes(text: str, _chance: random.Random) -> str:
    return text.translate(ALIKE)


def invisible_signs(text: str, chance: random.Random) -> str:
    return "".join(sign + (chance.choice(INVISIBLE) if sign.isalpha() else "") for sign in text)


def full_width(text: str, _chance: random.Random) -> str:
    return text.translate(FULL_WIDTH)


def one_word_changed(text: str, chance: random.Random) -> str:
    """Return the text with one word replaced, not the longest, which may be what it tells."""
    words = _words(text)
    inner = [at for at in range(1, len(words) - 1) if words[at] != max(words, key=len)]
    if inner:
        words[chance.choice(inner)] = chance.choice(("really", "wohl", "donc", "pues", "anche", "logo"))
    return " ".join(words)


def two_thirds_and_turned_round(text: str, _chance: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?:])\s+", text)
    if len(sentences) > 1:
        return " ".join(reversed(sentences))
    words = _words(text)
    return " ".join(words[: -(-2 * len(words) // 3)])


DISGUISES: Mapping[str, Callable[[str, random.Random], str]] = {
    change.__name__: change
    for change in (
        as_it_is,
        other_line_breaks,
        bullets,
        numbered,
        quoted,
        other_spacing,
        shouted,
        hyphenated,
        markdown,
        html,
        look_alikes,
        invisible_signs,
        full_width,
        one_word_changed,
        two_thirds_and_turned_round,
    )
}
