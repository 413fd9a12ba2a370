"""Cyrillic and Greek letters as they are commonly written in Latin ones, to compare names of people across scripts."""

import unicodedata

_LETTERS = (
    *zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True),
    *zip(
        "жхцчшщюяёїієґў", ("zh", "kh", "ts", "ch", "sh", "shch", "yu", "ya", "e", "i", "i", "ye", "g", "u"), strict=True
    ),
    *zip("ъь", ("", ""), strict=True),
    *zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True),
    *zip("θχψ", ("th", "ch", "ps"), strict=True),
)
_TABLE = str.maketrans(dict(_LETTERS))


def romanised(text: str) -> str:
    """Return a text in small letters without accents, Cyrillic and Greek ones in Latin letters; other scripts stay."""
    small = unicodedata.normalize("NFC", text.casefold())
    bare = "".join(
        one for one in unicodedata.normalize("NFKD", small.replace("й", "и")) if not unicodedata.combining(one)
    )
    return unicodedata.normalize("NFC", bare).translate(_TABLE)
