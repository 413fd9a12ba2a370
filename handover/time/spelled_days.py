"""Days whose number is written in letters, as people dictate them: "the twentieth of March", "quince de mayo"."""

import re
from datetime import timedelta

from handover.time.day_reading import DayFound, DayReader, Reading, day_found
from handover.time.day_words import MONTH, month_of, one_of

_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth"
    " twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_GERMAN = (
    "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte sechzehnte"
    " siebzehnte achtzehnte neunzehnte zwanzigste einundzwanzigste zweiundzwanzigste dreiundzwanzigste vierundzwanzigste"
    " fünfundzwanzigste sechsundzwanzigste siebenundzwanzigste achtundzwanzigste neunundzwanzigste dreißigste einunddreißigste"
)
_FRENCH = (
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt"
    " vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un"
)
_SPANISH = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"
    " veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta"
    " treinta-y-uno"
)
_ITALIAN = (
    "primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto"
    " diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno"
)
_PORTUGUESE = (
    "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove vinte"
    " vinte-e-um vinte-e-dois vinte-e-três vinte-e-quatro vinte-e-cinco vinte-e-seis vinte-e-sete vinte-e-oito vinte-e-nove trinta"
    " trinta-e-um"
)
_DUTCH = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
    " twintig eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig zesentwintig zevenentwintig achtentwintig"
    " negenentwintig dertig eenendertig"
)
_OTHER = {
    "primero": 1, "primeiro": 1, "eerste": 1, "achtzehn": 18, "dieciseis": 16, "veintidos": 22, "veintitres": 23, "veintiseis": 26,
    "dezesseis": 16, "dezessete": 17, "dezenove": 19, "quatorze": 14, "ventitre": 23, "dreissigste": 30, "einunddreissigste": 31,
    "twintigste": 20, "vijftiende": 15, "tiende": 10, "twaalfde": 12, "dertigste": 30, "twentyfirst": 21,
}  # fmt: skip
_NUMBERS = {
    word: number
    for listed in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE, _DUTCH)
    for number, word in enumerate(listed.split(), 1)
} | _OTHER
_WRITTEN = {word: one_of([word]).replace(r"\-", r"[\s-]") for word in _NUMBERS}
_ANY = "(?:" + "|".join(_WRITTEN[word] for word in sorted(_WRITTEN, key=len, reverse=True)) + ")"
_DAY = rf"{_ANY}[nrs]?"
_JOINED = r"(?:\s+(?:of|de|di|d[eo]s?))?\s+"
_UNTIL = rf"(?:\s+(?:to|until|through|bis|au|al?|tot|até|and|und|et|y|e|en)(?:\s+(?:the|zum|el|il|le|o|ao))?\s+{_DAY})?"
_DAY_OF_MONTH = re.compile(
    rf"(?<![\w-])(?P<day>{_DAY}){_UNTIL}{_JOINED}(?P<month>{MONTH})(?![\w-])|(?<![\w-])(?P<month2>{MONTH})\s+(?:the\s+)?"
    rf"(?P<day2>{one_of(_ENGLISH.split()).replace(chr(92) + '-', '[ -]')})(?![\w-])",
    re.IGNORECASE,
)
_ORDINAL = (
    "(?:"
    + "|".join(_WRITTEN[word] for word in sorted([*_ENGLISH.split(), *_GERMAN.split()], key=len, reverse=True))
    + ")"
)
_ALONE = re.compile(
    rf"(?<!\w)(?:(?:on|by|until|before)\s+the|am|bis\s+zum|zum|spätestens\s+am)\s+(?P<day>{_ORDINAL}n?)"
    rf"(?=\s*(?:$|[,;.)]|(?:and|und|but|aber|at|um|in|for|für)\b))",
    re.IGNORECASE,
)


def _number(written: str) -> int:
    word = re.sub(r"\s+", "-", written.casefold())
    return _NUMBERS.get(word) or _NUMBERS[word[:-1]]


def _of_month(match: re.Match[str], reader: DayReader) -> DayFound | None:
    month = month_of(match["month"] or match["month2"])
    return day_found(match, month, _number(match["day"] or match["day2"]), None, reader)


def _alone(match: re.Match[str], reader: DayReader) -> DayFound | None:
    """Return the next day of this number: "by the fifteenth"."""
    first = reader.today.replace(day=1)
    for _ in range(3):
        found = day_found(match, first.month, _number(match["day"]), first.year, reader, certain=False)
        if found is not None and found.day >= reader.today:
            return found
        first = (first + timedelta(days=31)).replace(day=1)
    return None


SPELLED_ALONE = frozenset(word + end for listed in (_ENGLISH, _GERMAN) for word in listed.split() for end in ("", "n"))
"""Words that may be a day without a month beside them."""
SPELLED: tuple[tuple[re.Pattern[str], Reading], ...] = ((_DAY_OF_MONTH, _of_month), (_ALONE, _alone))
