"""Several things that somebody has written one after the other in a short field."""

import re
from functools import lru_cache

_BETWEEN = re.compile(r"[,;/|\n&+]|\s(?:and|und|et|y|e)\s", re.IGNORECASE)


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[str, ...]:
    """Return what is listed in a text, each once: what stands between commas, slashes, lines, "and"."""
    return tuple(dict.fromkeys(one for part in _BETWEEN.split(text) if (one := " ".join(part.split()))))
