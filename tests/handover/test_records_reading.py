"""Replies are read into records: how many are found and invented is measured, and no line of any reply is lost."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from handover.model.disclosure import disclosures
from handover.model.records import Choice, Contact, ContactRole, Link, Promise, Record, RecordKind, Stance
from handover.records.reading import Reading, read
from handover.records.reading_parts import Asked
from tests.corpus.records.scoring import Case, Score, cases, reading_of, score, table

CORPUS = Path(__file__).parents[1] / "corpus" / "records"
REPLIES = [case for file in sorted(CORPUS.glob("*.txt")) for case in cases(file)]
TODAY = date(2026, 3, 2)
ASKED = Asked(TODAY, slots=("Last business review", "Success plan"), choices=("high touch", "digital", "mid touch"))
FOUND_AT_LEAST = 0.9
INVENTED_AT_MOST = 0.02


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    return [score(case) for case in REPLIES]


def test_the_corpus_is_long_enough_to_measure_with() -> None:
    assert len(REPLIES) >= 300
    assert {case.language for case in REPLIES} >= {"en", "de", "fr", "es", "it", "pt"}


@pytest.mark.parametrize("kind", [kind for kind in RecordKind if any(case.kind is kind for case in REPLIES)])
def test_most_records_are_found_and_hardly_any_invented(kind: RecordKind, scores: list[Score]) -> None:
    of_kind = [one for one in scores if one.case.kind is kind]
    wanted = sum(len(one.case.expected) for one in of_kind)
    found = wanted - sum(len(one.missed) for one in of_kind)
    invented = sum(len(one.invented) for one in of_kind)
    print(table(of_kind))
    assert found >= FOUND_AT_LEAST * wanted
    assert invented <= INVENTED_AT_MOST * (found + invented)


@pytest.mark.parametrize("kind", [RecordKind.PEOPLE, RecordKind.PROMISES, RecordKind.ISSUES])
def test_what_is_said_beside_them_is_right(kind: RecordKind, scores: list[Score]) -> None:
    """Stance and role of people, owners of promises, states of issues."""
    of_kind = [one for one in scores if one.case.kind is kind]
    assert sum(one.fields_right for one in of_kind) >= FOUND_AT_LEAST * sum(one.fields_wanted for one in of_kind)


def _lines(text: str) -> Counter[str]:
    return Counter(line.strip("\r") for line in text.split("\n") if line.strip())


def _kept(reading: Reading) -> set[str]:
    written = [line for record in reading.records for line in record.as_written.split("\n")]
    return {*written, *reading.headings, *reading.left_over}


def test_no_line_of_a_reply_is_lost() -> None:
    lost = [(case, kind, lines) for case in REPLIES for kind in _read_as(case) if (lines := _lost(case, kind))]
    assert lost == []


def _read_as(case: Case) -> set[RecordKind]:
    return {case.kind, RecordKind.PEOPLE, RecordKind.PROMISES, RecordKind.DATES}


def _lost(case: Case, kind: RecordKind) -> set[str]:
    asked = Asked(TODAY, case.month_first)
    return set(_lines(case.text)) - _kept(reading_of(case) if kind is case.kind else read(kind, case.text, asked))


@given(st.text(max_size=400), st.sampled_from(RecordKind))
def test_no_line_of_any_text_is_lost_and_reading_twice_gives_the_same(text: str, kind: RecordKind) -> None:
    reading = read(kind, text, ASKED)
    assert set(_lines(text)) <= _kept(reading)
    assert reading == read(kind, text, ASKED)
    assert {record.kind for record in reading.records} <= {kind}


SIGNS = "\n\n\n\t\t|;,:–-().@<>🟢"
PIECES = (
    " – ¶\n- ¶\n  - ¶Name\tRole\tE-mail\n¶What;When;Owner\n¶Marta Nowak¶Dr. ¶jo@acme.example¶CFO¶Best regards,¶12 March"
    "¶by next Friday¶Ende Q2¶we promised ¶owner: ¶nobody¶https://docs.example/a¶ask Jo¶does not exist¶green¶rot¶NPS: 42¶fixed"
    "¶Decision makers:¶likes us¶+47 22 33 44 55¶From: ¶**¶[x] ¶1. "
)
PARTS = st.sampled_from([*SIGNS, *PIECES.split("¶")])


@given(st.lists(PARTS, max_size=40).map("".join), st.sampled_from(RecordKind))
def test_whatever_pieces_a_reply_is_made_of_no_line_is_lost(text: str, kind: RecordKind) -> None:
    assert set(_lines(text)) <= _kept(read(kind, text, ASKED))


def test_sixty_people_are_read_in_their_order() -> None:
    names = [f"{given} {family}" for given in ("Marta", "Tom", "Lena", "Omar", "Pia", "Kai") for family in FAMILIES]
    text = "\n".join(
        f"- {name} – Head of Area – likes us – {name.replace(' ', '.').lower()}@x.example" for name in names
    )
    people = [one for one in read(RecordKind.PEOPLE, text, ASKED).records if isinstance(one, Contact)]
    assert [one.name for one in people] == names
    assert {one.stance for one in people} == {Stance.FOR}
    assert len({one.email for one in people}) == len(names)


FAMILIES = ("Nowak", "Reid", "Fuchs", "Aziz", "Holm", "Lorenz", "Dahl", "Okoye", "Brandt", "Moreau")


def test_forty_promises_are_read_in_their_order() -> None:
    text = "What\tTo whom\tBy when\tOwner\n" + "\n".join(
        f"Feature {n}\tMarta Nowak\t{1 + n % 28}.4.2026\tRavi" for n in range(40)
    )
    promises = [one for one in read(RecordKind.PROMISES, text, ASKED).records if isinstance(one, Promise)]
    assert [(one.what, one.due) for one in promises] == [(f"Feature {n}", date(2026, 4, 1 + n % 28)) for n in range(40)]
    assert {(one.to_whom, one.owner) for one in promises} == {("Marta Nowak", "Ravi")}


HOSTILE = [
    "a" * 40_000,
    "Marta " * 6_600,
    "Marta Nowak, " * 3_000,
    "12 March " * 4_000,
    "- " * 20_000,
    "(" * 40_000,
    "a@b.c " * 6_000,
    "Name\tRole\n" + "\t" * 39_000,
    "\n".join(f"- Jo Park {n} – likes us – 12 March" for n in range(1_200)),
    "we promised by " * 2_500,
    "https://" * 5_000,
    "1.2.3.4." * 5_000,
    ": " * 20_000,
    "Ünïcödé 🟢 " * 3_000,
    "not " * 10_000,
    " " * 39_000 + "x",
    "because " * 5_000,
    "end of " * 5_000 + "March",
    "(x) and " * 6_000,
    "a, b 3 May, " * 4_000,
    "- 3/4 – " * 6_000,
    "A, " * 14_000,
    '"Mo" ' * 8_000,
    "last Friday " * 3_500,
    "they " * 8_000 + "us",
]


@pytest.mark.parametrize("kind", list(RecordKind))
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
@pytest.mark.timeout(20)
def test_texts_as_long_as_slack_lets_them_be_are_read(text: str, kind: RecordKind) -> None:
    assert set(_lines(text)) <= _kept(read(kind, text, ASKED))


@pytest.mark.parametrize("kind", [RecordKind.PEOPLE, RecordKind.PROMISES, RecordKind.DATES])
@pytest.mark.parametrize("text", HOSTILE[-8:], ids=lambda text: repr(text[:12]))
@pytest.mark.timeout(60)
def test_many_long_lines_are_read_too(text: str, kind: RecordKind) -> None:
    lines = "\n".join([text.replace("\n", " ")[:1_990]] * 4)
    assert set(_lines(lines)) <= _kept(read(kind, lines, ASKED))


def test_what_stands_under_a_person_is_said_of_them() -> None:
    reading = read(RecordKind.PEOPLE, "- Marta Nowak\n  - COO, decides\n  - likes us", ASKED)
    assert [(one.name, one.title, one.role, one.stance) for one in reading.records if isinstance(one, Contact)] == [
        ("Marta Nowak", "COO", ContactRole.DECIDES, Stance.FOR)
    ]
    assert reading.records[0].as_written == "- Marta Nowak\n  - COO, decides\n  - likes us"
    assert reading.left_over == ()


def test_a_heading_says_what_those_under_it_are_and_is_not_left_over() -> None:
    reading = read(RecordKind.PEOPLE, "Decision makers:\nMarta Nowak\n\nUsers:\nLena Fuchs\nwhat else?", ASKED)
    assert [(one.name, one.role) for one in reading.records if isinstance(one, Contact)] == [
        ("Marta Nowak", ContactRole.DECIDES),
        ("Lena Fuchs", ContactRole.USES_DAILY),
    ]
    assert (reading.headings, reading.left_over) == (("Decision makers:", "Users:"), ("what else?",))


def test_colleagues_of_ours_are_no_contacts_but_known_by() -> None:
    reading = read(
        RecordKind.PEOPLE,
        "Pia Holm, COO, known by our VP Sarah Lindqvist. Tell her personally before the e-mail goes.",
        ASKED,
    )
    contact = reading.records[0]
    assert isinstance(contact, Contact)
    assert (contact.name, contact.known_by, contact.tell_personally) == ("Pia Holm", "our VP Sarah Lindqvist", True)
    assert len(reading.records) == 1
    prose = read(RecordKind.PEOPLE, "I talk to Pia Holm. Our CEO Martin Fox plays golf with her.", ASKED)
    assert [one.name for one in prose.records if isinstance(one, Contact)] == ["Pia Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "They promised us a case study by May.",
        "Der Kunde liefert uns bis 13.3. die Adressdaten.",
        "Ils doivent nous envoyer les logos avant le 10 mars.",
        "They would love a mobile app by June.",
        "No commitment from us.",
        "Não prometemos nada.",
        "Die Schulung wurde im Januar durchgeführt.",
        "Post-mortem delivered 27 Feb.",
        "They renew in September.",
        "Two things are still open.",
        "Waiting for them: brand assets by 10 March",
    ],
)
def test_what_was_kept_wished_or_promised_by_the_customer_is_no_promise(text: str) -> None:
    reading = read(RecordKind.PROMISES, text, ASKED)
    assert (reading.records, reading.left_over) == ((), (text,))


@pytest.mark.parametrize(
    "text",
    [
        "Our side: Luis (solutions), Hannah (product)",
        "Dana Reyes <dana@ours.example> wrote:",
        "Sitz der Gesellschaft: Kassel, HRB 4711, Vorstand: Henrik Abendroth",
        "(vacant)",
        "Account team on our side: Becky (AE), Raj (SE)",
        "Keine Ahnung, wer zuständig ist. Früher Ilona Frey, aber die ist seit Herbst weg.",
        "Old: Craig Tolland",
        "I need to check with Abigail first.",
        "Ward admins (shared inbox wards@nwhealth.example)",
        "They sit next to Borders Haulage.",
    ],
)
def test_colleagues_quoted_heads_and_small_print_are_no_contacts(text: str) -> None:
    assert read(RecordKind.PEOPLE, text, ASKED).records == ()


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        (
            "Please add my colleague Piet Wouda (piet.wouda@kestrel.example).",
            "Piet Wouda",
            "piet.wouda@kestrel.example",
        ),
        ("Oskar Lund replaced by Tilde Moen (tilde.moen@nord.example).", "Tilde Moen", "tilde.moen@nord.example"),
        ("Poppy does everything, poppy@thread.example.", "Poppy", "poppy@thread.example"),
    ],
)
def test_an_address_is_that_of_the_name_it_is_made_from(text: str, name: str, email: str) -> None:
    people = read(RecordKind.PEOPLE, text, ASKED).records
    assert [(one.name, one.email) for one in people if isinstance(one, Contact)] == [(name, email)]


def test_links_find_their_slots() -> None:
    text = "Last business review: https://docs.example/qbr\nSuccess plan: does not exist\nPrices: ask Dana"
    links = [one for one in read(RecordKind.LINKS, text, ASKED).records if isinstance(one, Link)]
    assert [(one.slot, one.url) for one in links] == [
        ("Last business review", "https://docs.example/qbr"),
        ("Success plan", ""),
        ("", ""),
    ]


def test_of_choices_one_that_is_said_alone_counts() -> None:
    said = [
        read(RecordKind.CHOICE, text, ASKED).records
        for text in ("Digital", "I'd say high touch, they are big", "digital or mid touch", "?")
    ]
    assert [[one.choice for one in records if isinstance(one, Choice)] for records in said] == [
        ["digital"],
        ["high touch"],
        [],
        [],
    ]


def test_text_has_no_records() -> None:
    assert read(RecordKind.TEXT, "Marta Nowak\n\n12 March", ASKED) == Reading((), (), ("Marta Nowak", "12 March"))


def test_records_are_stored_in_documents_and_read_back() -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    read_ = [
        replace(one, id="1772442000.000100/1", by="U0DANA", at=at)
        for case in REPLIES
        for one in reading_of(case).records
    ]
    records = TypeAdapter(tuple[Record, ...])
    assert {record.kind for record in read_} >= {RecordKind.PEOPLE, RecordKind.PROMISES, RecordKind.FIGURE}
    assert records.validate_json(records.dump_json(tuple(read_))) == tuple(read_)


@pytest.mark.parametrize("kind", get_args(Record))
def test_every_text_of_a_record_says_who_may_read_it(kind: type) -> None:
    hints = get_type_hints(kind)
    undeclared = [name for name, one in disclosures(kind).items() if one is None and hints[name] is str]
    assert undeclared == []


@pytest.mark.parametrize("mark", ["-", "*", "•", "1.", ">", "#"])
def test_a_line_of_nothing_but_a_mark_below_a_name_is_passed_over(mark: str) -> None:
    [person] = read(RecordKind.PEOPLE, f"Maria Larsen\n{mark}\n+47 555 01 02 03", Asked(date(2026, 3, 2))).records
    assert isinstance(person, Contact)
    assert person.name == "Maria Larsen"


@pytest.mark.parametrize("mark", ["-", "*", "•", "1.", ">", "#", "[ ]"])
def test_a_line_of_nothing_but_a_mark_in_a_list_is_passed_over(mark: str) -> None:
    """F: a bullet with nothing behind it, as people leave it at the end of a list."""
    for kind in RecordKind:
        assert set(_lines(f"A call\n{mark}\n- B")) <= _kept(read(kind, f"A call\n{mark}\n- B", ASKED))
