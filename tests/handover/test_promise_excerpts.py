"""What is kept of a promise is the thing: not whom it is for, who does it, or how it was introduced."""

from datetime import date

import pytest

from handover.model.records import Promise, RecordKind
from handover.records.promise_excerpts import excerpt
from handover.records.reading import read
from handover.records.reading_parts import Asked

ASKED = Asked(date(2026, 3, 2))


@pytest.mark.parametrize(
    ("reply", "thing", "owner"),
    [
        ("We owe Brandt Haulage the Q1 on-time report by Friday, Ravi is on it.", "Q1 on-time report", "Ravi"),
        ("We owe them the HIPAA questionnaire by 13 March.\nRachel's got it.", "HIPAA questionnaire", "Rachel"),
        (
            "Hello, from my side it is one open topic: we promised to customer the export of all historical orders by 20 March.",
            "export of all historical orders",
            "",
        ),
        ("Wir haben Frau Gruber einen SLA-Bericht zugesagt, bis 13. März, Leena kümmert sich.", "SLA-Bericht", "Leena"),
        ("On a promis à Mme Lemaire un rapport SLA pour le 13 mars, Leena s'en occupe.", "rapport SLA", "Leena"),
    ],
)
def test_the_thing_is_kept(reply: str, thing: str, owner: str) -> None:
    [promise] = read(RecordKind.PROMISES, reply, ASKED).records
    assert isinstance(promise, Promise)
    assert (promise.what, promise.owner, promise.as_written) == (thing, owner, reply)


@pytest.mark.parametrize(
    "text",
    [
        "Send Maria the report",
        "the dashboard we promised them",
        "Case 00903: restoring the deleted donor records",
        "Wir spielen ihm 8.2 ein",
        "them",
        "visit with Jo, two days, in Cork",
    ],
)
def test_where_it_is_not_plain_the_words_stay(text: str) -> None:
    assert excerpt(text, "") == text


def test_somebody_else_than_the_owner_stays() -> None:
    assert excerpt("a workshop (Jo), Ravi is on it", "Ann") == "a workshop (Jo), Ravi is on it"
    assert excerpt("a workshop (Jo), Ravi is on it", "Ravi") == "a workshop (Jo)"
