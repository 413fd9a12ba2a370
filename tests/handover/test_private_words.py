"""Words of private life and of why somebody goes are found with a slip of one letter, and other words are not taken for them."""

from pathlib import Path

import pytest

from handover.text.private_words import private_word
from tests import corpus

CORPUS = Path(corpus.__path__[0])
MISSPELLED = {
    "She is on parentla leave until May": "parentla leave",
    "her maternitty leave": "maternitty leave",
    "They underperfrom, says Dana": "underperfrom",
    "It was for helth reasons": "helth reasons",
    "There were complaits about her": "complaits about her",
    "Sie ist im Mutterschuz": "mutterschuz",
    "seit Mai kranckgeschrieben": "kranckgeschrieben",
    "aus familären Gründen": "familaren grunden",
    "elle a démisioné": "demisione",
    "por motivos personlaes": "motivos personlaes",
    "razões pesoais": "razoes pesoais",
}
"""What people write, and what is found in it: one slip, in the middle of a word."""
OTHERS = (
    "The wealth division goes live; a redundant server stands by.",
    "Redundanzkonzept und Elternbeitragsrechner sind fertig; mein Schwager hilft.",
    "Ein redundanter Server, un servidor redundante.",
    "Pakket: team, 60 licenties; a free licence for her new hire.",
    "Contrat à leur renvoyer demain, ils diraient sûrement oui.",
    "Lo de los resineros sigue; el rendimiento es bueno.",
    "Eu ia depressa; a chamada foi gravada.",
    "The pay-off came early, and the layout is new.",
)


@pytest.mark.parametrize(("line", "found"), MISSPELLED.items())
def test_one_slip_in_a_longer_word_hides_nothing(line: str, found: str) -> None:
    assert private_word(line) == found


@pytest.mark.parametrize("line", OTHERS)
def test_other_words_that_are_much_alike_tell_of_nobody(line: str) -> None:
    assert private_word(line) == ""


def test_of_what_people_wrote_no_line_is_taken_for_one_with_a_slip() -> None:
    """Records and contacts in seven languages, many of them misspelled: all but one tell of it by a word as it is on the list."""
    files = CORPUS.glob("records/**/*.txt")
    lines = sorted({line.strip() for file in files for line in file.read_text("utf-8").splitlines()})
    assert len(lines) > 10_000
    found = {words for line in lines if (words := private_word(line))}
    divorced_in_dutch = "gescheiden"
    assert found == {
        *("complained about the", "divorce", "divorced", "fell ill", "is sick", "maternity leave", "parental leave"),
        *("krank", "krankmeldung", "conge maternite", "divorcio", "enfermeria", "esta de baja", "licencias"),
        *("enfermagem", "enfermeira"),
        divorced_in_dutch,
    }
