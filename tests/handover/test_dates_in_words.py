"""Days in words and figures of seven languages are read with their year, and nothing else is taken for a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.time.dates_in_words import YEARS_AWAY, days_in, writes_month_first
from handover.time.day_reading import DayReader

MONDAY = date(2026, 3, 2)
PLAIN = DayReader(MONDAY)
DEADLINE = DayReader(MONDAY, deadline=True)
BACK = DayReader(MONDAY, looking_back=True)
MONTH_FIRST = DayReader(MONDAY, month_first=True)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12 March", "2026-03-12"),
        ("16.-27.3.", "2026-03-16"),
        ("11 en 12 april", "2026-04-11"),
        ("dal 15 al 19 giugno", "2026-06-15"),
        ("last Friday", "2026-02-27"),
        ("antes del viernes", "2026-03-06"),
        ("entro venerdì", "2026-03-06"),
        ("voor vrijdag", "2026-03-06"),
        ("até sexta-feira", "2026-03-06"),
        ("year end", "2026-12-31"),
        ("12th of March 2027", "2027-03-12"),
        ("March 12th", "2026-03-12"),
        ("Mar 12, 2026", "2026-03-12"),
        ("12-Mar-2026", "2026-03-12"),
        ("20 May 27", "2027-05-20"),
        ("Friday, 13 March", "2026-03-13"),
        ("2026-05-20", "2026-05-20"),
        ("20/05/2026", "2026-05-20"),
        ("12. März", "2026-03-12"),
        ("12.3.", "2026-03-12"),
        ("am 12.3. um 10 Uhr", "2026-03-12"),
        ("12.03.26", "2026-03-12"),
        ("Fr, 13.3.", "2026-03-13"),
        ("Freitag, den 13. März", "2026-03-13"),
        ("12.–14. März", "2026-03-12"),
        ("12. bis 14. März", "2026-03-12"),
        ("12./13. Mai", "2026-05-12"),
        ("1er avril", "2026-04-01"),
        ("le 3 juin", "2026-06-03"),
        ("30 juin 2026", "2026-06-30"),
        ("el 12 de marzo de 2027", "2027-03-12"),
        ("12 marzo", "2026-03-12"),
        ("dia 10 de abril", "2026-04-10"),
        ("12 maart", "2026-03-12"),
        ("12 March to 14 March", "2026-03-12"),
        ("end of March", "2026-03-31"),
        ("Ende März", "2026-03-31"),
        ("Ende Q2", "2026-06-30"),
        ("fin juin", "2026-06-30"),
        ("a finales de junio", "2026-06-30"),
        ("a fine giugno", "2026-06-30"),
        ("no fim de junho", "2026-06-30"),
        ("end of next week", "2026-03-13"),
        ("EOM", "2026-03-31"),
        ("Monatsende", "2026-03-31"),
        ("end of the year", "2026-12-31"),
        ("tomorrow", "2026-03-03"),
        ("by Friday", "2026-03-06"),
        ("10 January", "2027-01-10"),
        ("29 February", "2028-02-29"),
    ],
)
def test_a_day_is_read_in_full(written: str, day: str) -> None:
    assert [(one.day.isoformat(), one.certain) for one in days_in(written, PLAIN)] == [(day, True)]


@pytest.mark.parametrize(
    ("written", "first", "deadline"),
    [
        ("next Friday", "2026-03-06", "2026-03-06"),
        ("nächsten Freitag", "2026-03-06", "2026-03-06"),
        ("vendredi prochain", "2026-03-06", "2026-03-06"),
        ("el próximo viernes", "2026-03-06", "2026-03-06"),
        ("KW 12", "2026-03-16", "2026-03-20"),
        ("semaine 14", "2026-03-30", "2026-04-03"),
        ("in April", "2026-04-01", "2026-04-30"),
        ("pour septembre", "2026-09-01", "2026-09-30"),
        ("March 2027", "2027-03-01", "2027-03-31"),
        ("Q3", "2026-07-01", "2026-09-30"),
        ("2. Quartal", "2026-04-01", "2026-06-30"),
        ("next month", "2026-04-01", "2026-04-30"),
        ("nächste Woche", "2026-03-09", "2026-03-13"),
        ("mid-April", "2026-04-15", "2026-04-15"),
        ("Mitte Februar", "2026-02-15", "2026-02-15"),
        ("in 3 weeks", "2026-03-23", "2026-03-23"),
        ("in zwei Wochen", "2026-03-16", "2026-03-16"),
        ("by the 15th", "2026-03-15", "2026-03-15"),
        ("about 12 March", "2026-03-12", "2026-03-12"),
        ("20 February", "2026-02-20", "2026-02-20"),
        ("3/4/2026", "2026-04-03", "2026-04-03"),
    ],
)
def test_what_had_to_be_guessed_is_marked(written: str, first: str, deadline: str) -> None:
    read = [[(one.day.isoformat(), one.certain) for one in days_in(written, reader)] for reader in (PLAIN, DEADLINE)]
    assert read == [[(first, False)], [(deadline, False)]]


@pytest.mark.parametrize(
    "written",
    """may join later
3/4 of the sites
within two weeks of the go-live
innerhalb von zwei Wochen nach dem Start
weekly call on Tuesday
the last Thursday of every month
every two weeks on Tuesday
on the 1st of each month
rated 4/5
a half-year review
el fin de semana
Black Friday
12 may join
version 12.3
v2.3.1
Release 4.5.
12.5 % churn
24/7 support
10.12.24.5
+47 22 33 44 55
01.02.03.04.05
at 14.30
every Monday
jeden Montag
tous les lundis
Mondays
Customer since March 2022
Guten Morgen
goes live in week 3
31.11.2026
30th Feb
Jan can do it
they march on
12 people in 3 groups
Phase 2.1 of the project
1 January 1970
room 3.4
4.5 million parcels""".splitlines(),
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert days_in(written, PLAIN) == ()


def test_figures_are_read_as_their_writer_writes_them() -> None:
    assert [days_in("by 3/4", reader)[0].day for reader in (PLAIN, MONTH_FIRST)] == [date(2026, 4, 3), date(2026, 3, 4)]
    assert [days_in("3/20/2026", reader)[0].day for reader in (PLAIN, MONTH_FIRST)] == [date(2026, 3, 20)] * 2
    assert (writes_month_first("US"), writes_month_first("GB"), writes_month_first("")) == (True, False, False)


def test_of_what_is_over_the_last_day_is_meant() -> None:
    assert [one.day for one in days_in("14 January, December", BACK)] == [date(2026, 1, 14), date(2025, 12, 1)]


def test_a_day_says_where_it_stands() -> None:
    text = "QBR on Tuesday, 14 April in Oslo"
    found = days_in(text, PLAIN)[0]
    assert text[found.start : found.end] == "Tuesday, 14 April"


@given(
    st.text(max_size=300), st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.booleans(), st.booleans(), st.booleans()
)
def test_any_text_is_read_without_an_error_and_in_bounds(
    text: str, today: date, month_first: bool, deadline: bool, looking_back: bool
) -> None:
    for one in days_in(text, DayReader(today, month_first, deadline, looking_back)):
        assert abs(one.day.year - today.year) <= YEARS_AWAY
        assert 0 <= one.start < one.end <= len(text)


WORDS = """12 3 31. 14th March mars Mai may Q2 KW 99 week 2026 '27 next nächsten Friday Freitag Ende mid- fin de le the by . / - : ,
12.3. 29 February 2026-13-45 00/00 tomorrow in zwei Wochen end of year"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14), st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_any_order_of_words_of_dates_is_read_in_bounds(words: list[str], today: date) -> None:
    for one in days_in(" ".join(words), DayReader(today, deadline=len(words) % 2 == 0)):
        assert today - timedelta(days=366 * (YEARS_AWAY + 1)) < one.day < today + timedelta(days=366 * (YEARS_AWAY + 1))
