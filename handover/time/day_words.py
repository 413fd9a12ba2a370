"""Names of months and days of the week and other words that say a day, in seven languages, as patterns and numbers.

Short forms that are also words ("mon", "set", "so") are left out, or count only beside a number.
"""

import re
from collections.abc import Iterable, Mapping

_MONTHS = """
1 january januar jänner janvier enero gennaio janeiro januari jan janv ene genn gen
2 february februar feber février fevrier febrero febbraio fevereiro februari feb febr févr fevr fev
3 march märz maerz marz mars marzo março marco maart mar mrz mär mrt
4 april avril abril aprile apr avr abr
5 may mai mayo maggio maio mei mag
6 june juni juin junio giugno junho jun giu
7 july juli juillet julio luglio julho jul juil lug
8 august août aout agosto augustus aug ago
9 september septembre septiembre setiembre settembre setembro sep sept sett set
10 october oktober octobre octubre ottobre outubro oct okt ott out
11 november novembre noviembre novembro nov
12 december dezember décembre decembre diciembre dicembre dezembro dec dez déc dic
"""
_WEEKDAYS = """
0 monday montag lundi lunes lunedì lunedi segunda-feira maandag
1 tuesday dienstag mardi martes martedì martedi terça-feira terca-feira dinsdag
2 wednesday mittwoch mercredi miércoles miercoles mercoledì mercoledi quarta-feira woensdag
3 thursday donnerstag jeudi jueves giovedì giovedi quinta-feira donderdag
4 friday freitag vendredi viernes venerdì venerdi sexta-feira vrijdag
5 saturday samstag sonnabend samedi sábado sabado sabato zaterdag
6 sunday sonntag dimanche domingo domenica zondag
"""
_NUMBERS = """
1 a an one ein eine einem einer un une una uno um uma een
2 two zwei deux dos due dois duas twee couple
3 three drei trois tres tre três drie
4 four vier quatre cuatro quattro quatro
5 five fünf cinq cinco cinque vijf
6 six sechs seis sei zes
8 eight acht huit ocho otto oito
7 seven sieben sept siete sette sete zeven
9 nine neun neuf nueve nove negen
10 ten zehn dix diez dieci dez tien
12 twelve zwölf douze doce dodici doze twaalf
14 fourteen vierzehn quatorze catorce quattordici catorze veertien quinze quince quindici
"""
_ORDINALS = """
1 first erstes ersten premier primer primo primeiro eerste
2 second zweites zweiten deuxième segundo secondo tweede
3 third drittes dritten troisième tercer tercero terzo terceiro derde
4 fourth viertes vierten quatrième cuarto quarto vierde
"""
ORDINARY_WORDS = frozenset(
    ["may", "mar", "mars", "march", "set", "sett", "out", "gen", "ago", "mag", "mai", "jan", "sept", "mei"]
)
"""Names of months that are another word somewhere, as long as they have no capital letter."""


def _by_word(listed: str) -> Mapping[str, int]:
    rows = (line.split() for line in listed.strip().splitlines())
    return {word: int(number) for number, *words in rows for word in words}


MONTHS = _by_word(_MONTHS)
WEEKDAYS = _by_word(_WEEKDAYS)
NUMBERS = _by_word(_NUMBERS)
ORDINALS = _by_word(_ORDINALS)


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for one of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


MONTH = one_of(MONTHS)
WEEKDAY = one_of(WEEKDAYS)
SHORT_WEEKDAY = (
    r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So|lun|mar|mer|mié|jeu|jue|ven|vie|sam|sáb|dim|dom|gio"
    r"|sab|seg|ter|qua|qui|sex)\.?"
)
"""Before a date with a number only, where it says nothing that the date does not."""
COUNT = rf"(?:\d{{1,3}}|{one_of(NUMBERS)})"

_AWAY = """
0 today heute heutigen oggi hoje hoy vandaag aujourd'hui aujourd’hui
1 tomorrow morgen morgigen demain mañana domani amanhã
2 overmorgen übermorgen après-demain dopodomani
"""
DAYS_AWAY = _by_word(_AWAY)
AFTER_NUMBER = (
    r"(?:h\b|uhr\b|o'clock|hours?\b|stunden?\b|heures?\b|percent|prozent|points?\b|stars?\b|sterne|people|users?\b"
    r"|seats?\b|licen[cs]es"
    r"|lizenzen|nutzer|tickets?\b|sites\b|times\b|million|mio\b|k\b|x\b|months?\b|weeks?\b|days?\b)"
)
"""What stands behind a number that is not a day."""
FIRST = "first"
MIDDLE = "middle"
LAST = "last"
PARTS: Mapping[str, str] = {
    FIRST: (
        r"(?:(?:at |by |from )?(?:the )?(?:early|beginning of|start of)|anfang|début|debut|principios de(?:l)?"
        r"|comienzos de(?:l)?"
        r"|(?:inizio|inizi)(?: di| del)?|in[íi]cio d[eo]|come[çc]o d[eo]|begin)"
    ),
    MIDDLE: (
        r"(?:mid|middle of|mitte|mi|mediados de(?:l)?|met[àa](?: di| del)?|meados d[eo]|medio|half(?!-| year| jaar))"
    ),
    LAST: (
        r"(?:(?:the )?(?:late|end of(?: the)?|eo|close of)|ende(?: des)?|fin(?: d[eu]| del| de la)?|finales de(?:l)?"
        r"|fine(?: di| del)?|fim d[eo]|final d[eo]|finais d[eo]|eind(?:e)?(?: van)?)"
    ),
}
QUARTER = (
    rf"(?:[qQtT](?P<q>[1-4])|(?P<q2>[1-4])(?:\.|st|nd|rd|th|er|e|º|°|o)?\s*(?:quarter|quartal|trimestre|kwartaal)"
    rf"|(?P<q3>{one_of(ORDINALS)})\s+(?:quarter|quartal|trimestre|kwartaal))"
)
HALF = r"(?:[hH](?P<h>[12])|(?P<h2>[12])\.\s*halbjahr)"
UNIT = (
    r"(?:weeks?|woche|semaine|semana|settimana|month|monats?|monat|mois|meses|mes|mese|mês|maand|quarter|quartals?"
    r"|trimestre|kwartaal"
    r"|year|jahr(?:es)?|année|an|año|anno|ano|jaar)"
)
UNITS: Mapping[str, tuple[str, ...]] = {
    "week": ("week", "woche", "sem", "sett"),
    "month": ("mo", "me", "mê", "maand"),
    "quarter": ("q", "trim", "kwart"),
    "year": ("year", "jahr", "an", "añ", "jaar"),
}
"""How the words for each unit begin."""
MONTH_SAID = (
    r"(?:in|im|by|until|till|bis|before|during|for(?: the)?|from|ab|of|für(?: das| den| die)?|en|em|para|pour|avant"
    r"|à partir de|entro"
    r"|per|a partire da|a partir de|starting|vanaf|dès|desde|vor|nach|after|next|nächsten|at the latest in|due"
    r"|fällig|no later than|d'ici|por"
    r"|até|a|ad|eind)"
)
"""Stands before a month that is a date without a day."""
WEEK = r"(?:kw|cw|wk|calendar week|kalenderwoche|week|woche|semaine|semana|settimana)\s*\.?\s*(?P<week>\d{1,2})"
THIS = r"(?:this|the|current|diese|dieses|diesen|diesem|dieser|ce|cette|este|esta|questo|questa|deze|dit)"
NEXT = (
    r"(?:next|the coming|coming|following|nächste[nrs]?|naechste[nrs]?|kommende[nrs]?|próxim[oa]|proxim[oa]"
    r"|prossim[oa]|volgende"
    r"|komende|prochaine?)"
)
NEXT_AFTER = r"(?:prochaine?|próxim[oa]|proxim[oa]|prossim[oa]|que viene|que vem)"
RECURRING = re.compile(
    r"(?:\b(?:every|each|never|always|not on|avoid|jamais(?: le)?|toujours(?: le)?|éviter(?: le)?|nie|außer|nunca"
    r"|mai|jede[nrms]?|immer|tous les|toutes les|chaque|cada|todos os|todas as|todos los|ogni|tutti i"
    r"|elke|iedere)"
    r"(?:\s+(?:second|third|fourth|other|zweiten?|dritten?|vierten?|two|three|first|last|ersten|letzten|premier"
    r"|dernier|primer|último|primo|ultimo|\d+\.?))?)\s*$",
    re.IGNORECASE,
)
"""Stands before a day that comes again and again."""
FROM = frozenset(["from", "ab", "à partir de", "a partire da", "a partir de", "starting", "vanaf", "dès", "desde"])
"""Stands before a period of which the first day is meant."""
BEFORE = frozenset(["before", "vor", "avant"])
"""Stands before a month that is not to have begun by then."""
OFTEN = re.compile(
    r"\b(?:(?:every|alle|cada|ogni|elke|om de|a cada) (?:\w+ )?(?:weeks?|months?|days?|wochen|tage|monate|semanas"
    r"|settimane|weken|dagen)"
    r"|toutes les|weekly|bi-?weekly|fortnightly|monthly|recurring|regular|standing|wöchentlich\w*|monatlich\w*"
    r"|regelmäßig\w*"
    r"|jour fixe|hebdo\w*|mensuel\w*|semanal\w*|mensual\w*|settimanal\w*|mensil\w*|mensa(?:l|is)|wekelijks\w*"
    r"|maandelijks\w*)\b[^.;]*$",
    re.IGNORECASE,
)
"""Stands in the clause before a day of the week that comes again and again."""
AFTER_SOMETHING = re.compile(
    r"\s+(?:of\b|after\b|from (?!now|today)|following\b|later\b|nach\b|ab (?!heute|jetzt)|après\b|suivant|después\b"
    r"|desde\b|dopo\b|dal"
    r"|após\b|depois\b|na\b|before\b|vor\b|avant\b|antes\b|prima\b)",
    re.IGNORECASE,
)
"""Behind a number of weeks that are counted from something else than today."""
THEN = re.compile(
    r"\b(?:then|after (?:that|this|which)|afterwards|danach|daraufhin|anschließend|dann|ensuite|puis|después|luego|poi"
    r"|dopo|depois|daarna)[\s,]+$",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"(?:\b(?:since|seit(?: dem| de[mrn])?|depuis(?: le)?|desde(?: el)?|dal|da|sinds)(?:\s+(?:anfang|mitte|ende"
    r"|early|mid|late|the end of))?)\s*$",
    re.IGNORECASE,
)
NOT_A_DATE_BEFORE = re.compile(
    r"(?:\b(?:v|ver|version|vers|release|rel|build|firmware|kapitel|chapter|section|abschnitt|ticket|nr|no|n°|room"
    r"|raum|salle|sala"
    r"|step|phase|tier|level|sprint|api|article|artikel|art|ab|§|seite|page|ratio|tel|fax|phone|mobil|mobile|m|t"
    r"|ext)\.?\s*|[#$€£@/\d.,:-])$",
    re.IGNORECASE,
)
SAYS_WHEN = re.compile(
    r"(?:\b(?:by|on|until|till|due|before|for|from|in|at|of|next|this|end|bis(?: zum)?|am|zum|ab|vom|vor|im|le|du|au"
    r"|avant le|pour le"
    r"|d'ici(?: le| au)?|el|hasta el|para el|antes del|del|il|entro il|entro|per il|dal|em|no dia|até|ate|dia|op"
    r"|tegen|eta|nlt|starts|deadline|fällig"
    r"|the|latest|latest by|w/c|week of|spätestens|until the|around|approx|ca|renewal|date|datum|fecha|data)\.?:?\s*"
    r"|^\W*)$",
    re.IGNORECASE,
)
"""Stands before a date in figures, so that it is taken for one: "by 3/4". Or nothing does."""

_OTHER_WORDS = """
monatsende quartalsende jahresende eow eom eoq eoy q h t aujourd amanhã days day tag tage tagen jours jour
días dias giorni dagen weeks wochen semaines semanas settimane weken months monate monaten mesi maanden kommenden
nächsten next
"""
ALL_WORDS = frozenset(
    [*MONTHS, *DAYS_AWAY, *(part for word in WEEKDAYS for part in word.split("-")), *_OTHER_WORDS.split()]
    + [word for word in re.findall(r"[^\W\d_]+", f"{UNIT} {QUARTER} {WEEK} {THIS}") if len(word) > 1]
)
"""Words without one of which no text speaks of a day in words."""


def month_of(word: str) -> int:
    """Return the number of a month by its name."""
    return MONTHS[word.casefold()]
