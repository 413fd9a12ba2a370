"""The words of a text as they would be without layout, markup, typography and look-alike letters, for comparison.

Two texts that a reader takes for the same have the same words here: line breaks, bullets, numbering, quotes, Markdown, HTML,
entities, percent-encoding, hyphenation, accents, case, full-width and invisible signs, and letters of another alphabet that
look like Latin ones make no difference. The words are for comparing, not for reading.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

_ATTRIBUTES = r"(?:\s{1,5}[\w-]{1,30}\s{0,3}=\s{0,3}(?:\"[^\"<>]{0,200}\"|'[^'<>]{0,200}'|[^\s<>\"']{1,200})){0,8}"
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|p|br|div|span|ul|ol|li|td|th|tr|table|tbody|thead|h[1-6]|pre|code|font|blockquote|img|hr|s|del|ins"
    rf"|mark|small|big|sub|sup|tt|center|html|body|head|title|wbr){_ATTRIBUTES}\s{{0,3}}/?>|<!--|-->",
    re.IGNORECASE,
)
"""A letter is sent as plain text: what stands between other angle brackets, in a comment or in an attribute is read, too."""
_ATTRIBUTE_TEXT = re.compile(r"=\s{0,3}(?:\"([^\"<>]{8,200})\"|'([^'<>]{8,200})')")
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z0-9_+'-]{2,50}:(?![\w:])")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]*)(?:\s+\"[^\"]*\")?\)")
_SLACK_LINK = re.compile(r"<(?:https?|mailto|tel):[^<>|]*\|([^<>]*)>")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,255}")
"""Bounded, as all patterns here are: a text of 40,000 letters without a space is read in no time too."""
_LINE_START = re.compile(
    r"(?m)^[^\S\n]*[ \t>|#*•‣◦▪●○·–—+-]*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+)?(?:\[[ xX]\]\s+)?"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<![ (\u00a0]\d\.)(?<![ (\u00a0]\d\d\.)[\"'”’»)\]*_~`]*\s+|\n|(?<=[。！？])")
"""Not behind a day or another ordinal number: "am 8. Februar"."""
_INSIDE_WORD = {"@": "a", "$": "s", "€": "e", "!": "i", "|": "l", "¡": "i", "£": "l"}
_SIGN_INSIDE_WORD = re.compile(r"(?<=[^\W\d_])[@$€!|¡£](?=[^\W\d_])")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ´`′＇](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff]"
)
"""A letter of a script that is written without spaces: each counts as a word."""
BLANKS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Signs that show nothing although Unicode calls them letters or symbols."""

_ALIKE = {
    # Cyrillic, Greek, Armenian, Cherokee and others, by the Latin letter they look like.
    "a": "аɑαᴀ@",
    "b": "ьвʙβ",
    "c": "сϲϹⅽᴄ",
    "d": "ԁⅾᴅđð",
    "e": "еҽєεᴇ",
    "f": "ғꜰ",
    "g": "ɡցɢ",
    "h": "һհнʜ",
    "i": "іɩιıӏɪıΙ",
    "j": "јϳᴊ",
    "k": "кκᴋ",
    "l": "ⅼʟłІ",
    "m": "мⅿᴍμ",
    "n": "ոпηɴ",
    "o": "оοօᴏσøθ",
    "p": "рρᴘ",
    "q": "ԛգ",
    "r": "гʀⲅ",
    "s": "ѕꜱ",
    "t": "тτᴛ",
    "u": "υսᴜц",
    "v": "ѵνᴠⅴ",
    "w": "ԝωաᴡшѡ",
    "x": "хχⅹ",
    "y": "уγүʏ",
    "z": "ᴢʐ",
    "ae": "æ",
    "oe": "œ",
    "th": "þ",
}
_ONE_LETTER = {ord(sign): letter for letter, signs in _ALIKE.items() for sign in signs if sign != "@"}
_CHANGED = {
    code: letter for code, letter in _ONE_LETTER.items() if unicodedata.normalize("NFKD", chr(code)) != chr(code)
}
"""Those that Unicode takes for another letter of their alphabet, which looks like a third one: "ϲ" for a sigma."""
_CAPITALS = str.maketrans("ΗΝΥ", "HNY")
"""Greek capitals that look like other Latin letters than the small ones do."""
_LATIN = re.compile(r"[A-Za-z]")
_SHAPES = str.maketrans("0134578i", "oleastbl")
"""Digits that are read as letters, and i, which is told from l and 1 by nobody."""
_SPELLINGS = (("rn", "m"), ("vv", "w"), ("ae", "a"), ("oe", "o"), ("ue", "u"))


class Spelled(Enum):
    """How a word is written."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    SIGN = "sign"
    """One letter of a script that is written without spaces between words."""


@dataclass(frozen=True)
class Sentence:
    """A sentence or line as it was written, and its words for comparison, each with how it is written."""

    written: str
    words: tuple[str, ...]
    spelled: tuple["Spelled", ...]


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences and lines of a text that hold a word, in order, without its links and e-mail addresses."""
    found = []
    for written in _SENTENCE_END.split(_EMAIL.sub(" ", _LINK.sub(" ", _without_markup(without_invisible(text))))):
        plain = _letters(written)
        words = _split(plain)
        if words:
            found.append(
                Sentence(
                    written.strip(), tuple(folded(word) for word in words), tuple(_spelled(word) for word in words)
                )
            )
    return tuple(found)


def names_in(text: str) -> frozenset[str]:
    """Return the words of a text that are always written with a capital there."""
    marked = [one for line in sentences(text) for one in zip(line.words, line.spelled, strict=True)]
    small = {word for word, spelled in marked if spelled is not Spelled.NAME}
    return frozenset(word for word, spelled in marked if spelled is Spelled.NAME) - small


def run_together(text: str) -> str:
    """Return all words of a text for comparison, with nothing between them; those in attributes of its tags follow."""
    hidden = " ".join(first or second for first, second in _ATTRIBUTE_TEXT.findall(text)) if "<" in text else ""
    return "\n".join(
        "".join(folded(word) for word in _split(_letters(_without_markup(one)))) for one in (text, hidden) if one
    )


def folded(word: str) -> str:
    """Return a word without case and accents, and with signs that look alike as one."""
    if not word.isascii() and _LATIN.search(word):
        word = word.translate(_CAPITALS)
    plain = word.casefold().translate(_ONE_LETTER).translate(_SHAPES)
    for spelling, short in _SPELLINGS:
        plain = plain.replace(spelling, short)
    return plain


def without_invisible(text: str) -> str:
    """Return the text without signs that show nothing: zero-width, direction and format signs, fillers; not white space."""
    return "".join(sign for sign in text if sign not in BLANKS and unicodedata.category(sign) not in ("Cf", "Cn", "Co"))


def plain_width(text: str) -> str:
    """Return the text with the letters, digits and signs of Asian keyboards and of fancy fonts as the plain ones they stand for.

    Other compatibility forms stay: "\u00aa" is a part of "M\u00aa José", and a free-standing accent would become a space.
    """
    return "".join(_plain_sign(sign) for sign in text)


def _plain_sign(sign: str) -> str:
    if sign <= "\u00ff":
        return sign
    if sign in _ASIAN_STOPS:
        return _ASIAN_STOPS[sign]
    wide = "\uff01" <= sign <= "\uff5e" or sign == "\u3000"
    return unicodedata.normalize("NFKC", sign) if wide or unicodedata.category(sign)[0] in "LN" else sign


_ASIAN_STOPS = {"、": ", ", "。": "."}


def links(text: str) -> frozenset[str]:
    """Return the web addresses in a text, without their scheme and what follows a sentence."""
    return frozenset(found.casefold().split("://")[-1].rstrip(".,;:!?)]}>\"'/") for found in _LINK.findall(text))


def _without_markup(text: str) -> str:
    text = html.unescape(html.unescape(text))
    if re.search(r"%[0-9A-Fa-f]{2}", text):
        text = unquote(text)
    text = _SLACK_LINK.sub(r"\1", _MARKDOWN_LINK.sub(r"\1", text))
    return _LINE_START.sub("", _SHORTCODE.sub(" ", _TAG.sub("", text)))


def _letters(text: str) -> str:
    """Return the text with compatibility forms, accents and invisible signs undone."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text.translate(_CHANGED))
        text = "".join(
            sign
            for sign in parts
            if unicodedata.category(sign) not in ("Mn", "Me", "Cf", "Cn", "Co") and sign not in BLANKS
        )
    text = _SIGN_INSIDE_WORD.sub(lambda sign: _INSIDE_WORD[sign[0]], _APOSTROPHE.sub("", text))
    return "".join(_digit(sign) for sign in text) if not text.isascii() else text


def _digit(sign: str) -> str:
    """Return a decimal digit of any script as 0 to 9, every other sign as it is."""
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign


def _split(plain: str) -> list[str]:
    words: list[str] = []
    for word in _WORD.findall(plain):
        words += (
            [part for part in re.split(f"({_UNSPACED.pattern})", word) if part] if _UNSPACED.search(word) else [word]
        )
    return words


def _spelled(word: str) -> Spelled:
    if word.isdecimal():
        return Spelled.NUMBER
    if len(word) == 1 and _UNSPACED.match(word):
        return Spelled.SIGN
    return Spelled.NAME if word[0].isupper() else Spelled.WORD
