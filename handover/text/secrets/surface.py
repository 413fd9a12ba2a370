"""A text as its reader sees it, for looking through: no markup, no invisible signs, one kind of space, quote and line end.

Not for storing: what is kept of a text is as it was typed.
"""

import html
import re
import unicodedata

from handover.text.secrets.spelling import replaced

_LIKE = str.maketrans(
    {
        **dict.fromkeys("`´“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("‐‑‒−", "-"),
        **dict.fromkeys("–—―", "–"),
        **dict.fromkeys("→⇒⟶➜➔►", "→"),
        **dict.fromkeys("│┃¦", "|"),
        **dict.fromkeys("•◦▪‣●○☐☑✓✔", "-"),
        **dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
        "İ": "I",  # the one letter whose lower case is longer than itself
    }
)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|code|span)\s?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</?(?:pre|p|li|ul|ol|div|td|th|tr|table|br)\s?/?>", re.IGNORECASE)
_FENCE = re.compile(r'"{3}(?:[a-z]{1,12}(?=\n))?')
_BOLD = re.compile(r"(?<![^\s|:(\[>\"])[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}(?=[\s|:;,.)\]=\"]|$)", re.MULTILINE)
_GUILLEMETS = re.compile(r"«[ \t\u00a0\u202f]{0,3}|[ \t\u00a0\u202f]{0,3}»")
_SPACED = re.compile(r"(?<![^\s])(?:[^\W\d_][ ._-]){4,40}[^\W\d_](?![^\s:=.])")
_SPACED_LETTERS = re.compile(r"[ ._-][^\W\d_][ ._-][^\W\d_][ ._-]")
"""What stands in letters with a space after each; it is found quickly, since it begins with one of few signs."""
_SPACED_SIGNS = re.compile(r"(?<!\S)(?=(?:\S ){0,30}\d)(?=(?:\S ){0,30}[^\W\d_])(?:[^\s|] ){5,40}[^\s|](?!\S)")
_SIGNS_APART = re.compile(r"(?<!\S)[^\s|] [^\s|] [^\s|] [^\s|] [^\s|] [^\s|](?!\S)")
"""Letters, figures and signs with a space after each."""
_BROKEN = re.compile(r"-\n(?<=[^\W\d_]-\n)(?=[a-zà-ÿ])")
_PUBLIC_KEY = re.compile(
    r"(?<![\w/+])AAAA[A-E]3NzaC[A-Za-z0-9+/]{20,800}={0,2}|(?<![\w/+])AAAA[A-E]2VjZHNh[A-Za-z0-9+/]{20,800}={0,2}"
)
"""The body of a public SSH key, which everybody may have."""
_LINE_START = re.compile(r"(\A|\n)[ \t]*(?:[>\-*#+][ \t]+|>)+")


def surface(text: str) -> str:
    """Return the text without what only formats it. Each step is linear in its length."""
    plain = html.unescape(text) if "&" in text else text
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
        plain = plain.translate({ord(one): None for one in set(plain) if unicodedata.category(one) == "Cf"})
    plain = _GUILLEMETS.sub('"', plain) if "«" in plain or "»" in plain else plain
    plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    plain = replaced(plain, _LIKE)
    plain = _FENCE.sub(" ", _BLOCK_TAG.sub(" ", _TAG.sub("", plain)) if "<" in plain else plain)
    plain = _BOLD.sub("", plain) if any(one in plain for one in "*_~") else plain
    plain = _PUBLIC_KEY.sub("", plain) if "AAAA" in plain else plain
    plain = _BROKEN.sub("", _LINE_START.sub(r"\1", plain))
    plain = _SPACED_SIGNS.sub(_together, plain) if _SIGNS_APART.search(plain) else plain
    return _SPACED.sub(_together, plain) if _SPACED_LETTERS.search(plain) else plain


def _together(letters: re.Match[str]) -> str:
    return re.sub(r"[ ._-]", "", letters.group())
