"""What people are called: a given name where it is certain, else the whole name, a title alone never."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.introduction.facts import colleague_name
from handover.model.people import Person
from handover.text.names import called, full_name, tidy_name

CORPUS = Path(__file__).parents[1] / "corpus"
CERTAIN = [
    ("Maria Olsen", "Maria"),
    ("Dr. Ann Miller", "Ann"),
    ("Ms Ana de la Cruz", "Ana"),
    ("Nowak, Marta", "Marta"),
    ("O'Brien, Sean", "Sean"),
    ("Jane Doe, PhD", "Jane"),
    ("Frau Anna Schmidt", "Anna"),
    ("Herr Dr. med. Hans Meier", "Hans"),
    ("Mme Claire Dubois", "Claire"),
    ("Sra. Carmen Vidal", "Carmen"),
    ("Prof. Dr. Anna-Lena Müller-Lüdenscheidt", "Anna-Lena"),
    ("Jan van der Berg", "Jan"),
    ("Guðrún Jónsdóttir", "Guðrún"),
    ("Mohammed bin Salman", "Mohammed"),
    ("Hiroshi Tanaka", "Hiroshi"),
    ("Anna Szabó", "Anna"),
    ("John Q. Public", "John"),
    ("MARTA NOWAK", "Marta"),
    ("Marta NOWAK", "Marta"),
    ("NOWAK Marta", "Marta"),
    ("marta nowak", "Marta"),
    ("Phil Collins", "Phil"),
    ("Suharto", "Suharto"),
]
UNCERTAIN = [
    ("Dr. Jo Park", "Jo Park"),
    ("Wang Wei", "Wang Wei"),
    ("Prof. Wang Wei", "Wang Wei"),
    ("Tanaka Hiroshi", "Tanaka Hiroshi"),
    ("Kim Min-jun", "Kim Min-jun"),
    ("Nguyen Van An", "Nguyen Van An"),
    ("Nagy László", "Nagy László"),
    ("Szabó Anna", "Szabó Anna"),
    ("Juan Carlos García Márquez", "Juan Carlos García Márquez"),
    ("R. Venkatesh", "R. Venkatesh"),
    ("Abdul Rahman", "Abdul Rahman"),
    ("王伟", "王伟"),
    ("田中太郎", "田中太郎"),
    ("田中さん", "田中さん"),
    ("鈴木様", "鈴木様"),
    ("王先生", "王先生"),
    ("김철수 부장님", "김철수 부장님"),
    ("김민준", "김민준"),
    ("محمد علي", "محمد علي"),
    ("Иван Петров", "Иван Петров"),
    ("Herr Dr. Weber", "Herr Dr. Weber"),
    ("Mme Dupont", "Mme Dupont"),
]


@pytest.mark.parametrize(("name", "greeted"), CERTAIN)
def test_a_given_name_is_used_where_it_is_certain(name: str, greeted: str) -> None:
    """D: "Dr. Jo Park", "Nowak, Marta", "Ms Ana de la Cruz" as contacts."""
    assert called(name) == greeted


@pytest.mark.parametrize(("name", "greeted"), UNCERTAIN)
def test_the_whole_name_is_used_where_it_is_not(name: str, greeted: str) -> None:
    assert called(name) == greeted


def test_names_of_many_cultures_are_never_halved_wrongly() -> None:
    """D: titles, suffixes, particles, one name alone, family name first, initials, commas, companies, display names."""
    lines = (CORPUS / "names.txt").read_text(encoding="utf-8").splitlines()
    expected = {
        written: right.split("|") for written, _, right in (line.partition("=") for line in lines if line[0] != "#")
    }
    assert len(expected) > 250
    assert {written: called(written) for written, right in expected.items() if called(written) not in right} == {}


@pytest.mark.parametrize("title", ["Dr.", "Mr", "Frau", "Herr Dr.", "Prof.", "Mme", "Sra."])
def test_a_title_alone_is_no_name(title: str) -> None:
    assert called(title) == full_name(title) == ""


@pytest.mark.parametrize(
    "written",
    [
        "Noor Haddad (she/her)",
        "Noor Haddad 🌴",
        "Noor Haddad :palm_tree:",
        "Noor Haddad | OOO",
        "Noor Haddad OOO till Mon",
        "Noor Haddad - Berlin",
        "Noor Haddad [Northwind]",
        "Noor Haddad she/her",
        "👩🏽‍💻 Noor\u200b Haddad",
    ],
)
def test_what_stands_beside_a_name_in_a_chat_is_left_out(written: str) -> None:
    """D: a display name with emoji, out of office, pronouns."""
    assert tidy_name(written) == "Noor Haddad"


@pytest.mark.parametrize("sign", [" ", "(", ":", "-", "/", "a ", "a/", "| ", "(a) "])
def test_a_name_of_thousands_of_signs_is_read_in_no_time(sign: str) -> None:
    # A pattern that goes back and forth over all of it would take minutes here.
    assert len(called(f"Jo {sign * 20_000}")) <= 300


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for_a_name(text: str) -> None:
    for name in (tidy_name(text), full_name(text), called(text)):
        assert name == name.strip()
        assert "\n" not in name


@pytest.mark.parametrize(
    ("in_slack", "name"),
    [
        ("Lena Vogt @ Acme", "Lena Vogt"),
        ("Lena Vogt (Vacation 🏖 12/20-1/5)", "Lena Vogt"),
        ("Lena Vogt (on leave until the end of", "Lena Vogt"),
        ("Ｌｅｎａ　Ｖｏｇｔ", "Lena Vogt"),
        ("𝓛𝓮𝓷𝓪 Vogt", "Lena Vogt"),
        ("M\u00aa José O\u00b4Brien", "M\u00aa José O'Brien"),
        ("lena.vogt", "Lena Vogt"),
        ("noor.h", "noor.h"),
        ("CEO Lena Vogt", "Lena Vogt"),
        ("Lena Vogt: Berlin office", "Lena Vogt"),
        ("Lena Vogt <3", "Lena Vogt"),
        ("@lena", "Lena"),
        ("Lena Vogt >> CSM", "Lena Vogt"),
        ("Lena Vogt; CSM", "Lena Vogt"),
        ("Lena Vogt till 3pm", "Lena Vogt"),
        ("Lena Till", "Lena Till"),
    ],
)
def test_a_colleague_has_no_more_than_a_name_towards_customers(in_slack: str, name: str) -> None:
    """D: a display name with holidays, company, fancy letters, or that is a user name, in the e-mail's subject."""
    assert colleague_name(Person("U1", in_slack, real_name=in_slack)) == name
