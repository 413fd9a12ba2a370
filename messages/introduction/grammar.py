"""What names do to the words around them, where a language asks for it: filters for the sentences of letters."""

import unicodedata

_ELIDED = frozenset("aeiouœæ")
_HONORIFIC = "様"


def of(name: str) -> str:
    """Return "de Priya", "d’Anna": the French "of" before a name."""
    return f"d’{name}" if _elides(name) else f"de {name}"


def that(name: str) -> str:
    """Return "que Priya", "qu’Anna": the French "that" before a name."""
    return f"qu’{name}" if _elides(name) else f"que {name}"


def sama(greeting: str) -> str:
    """Return the names of a greeting, which commas separate, with what Japanese adds to each out of politeness."""
    names = (name.strip() for name in greeting.replace("、", ",").split(","))
    return "、".join(name if name.endswith(_HONORIFIC) else f"{name} {_HONORIFIC}" for name in names if name)


def _elides(name: str) -> bool:
    """Return whether a word before the name loses its vowel: before a vowel, and before a y that is one."""
    letters = [letter for letter in unicodedata.normalize("NFKD", name[:4].casefold()) if letter.isalpha()]
    if letters[:1] == ["y"]:
        return len(letters) > 1 and letters[1] not in _ELIDED
    return bool(letters) and letters[0] in _ELIDED
