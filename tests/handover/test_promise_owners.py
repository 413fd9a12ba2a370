"""Who on our side does what was promised is read with it; the customer's people, things and nobody are none."""

from datetime import date

import pytest

from handover.model.records import Promise, RecordKind
from handover.records.promise_owners import owner_said
from handover.records.reading import read
from handover.records.reading_parts import Asked

ASKED = Asked(date(2026, 3, 2))


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        ("Rachel's got it.", "Rachel"),
        ("Sunita drafting", "Sunita"),
        ("Kasia from data team makes it", "Kasia"),
        ("Vendor's picked, Priya's running it", "Priya"),
        ("Leonie Hartwell will conduct the session", "Leonie Hartwell"),
        ("Backend team has it", "Backend team"),
        ("the document is with our legal department", "legal department"),
        ("Mein Innendienst (Frau Kestler) macht das fertig", "Mein Innendienst (Frau Kestler)"),
        ("macht die Vroni", "Vroni"),
        ("liegt bei der Entwicklung", "Entwicklung"),
        ("hierum kümmert sich dankenswerterweise Herr Ostermann", "Herr Ostermann"),
        ("Der Poldi programmiert's", "Poldi"),
        ("c'est Julien qui s'en charge", "Julien"),
        ("lo lleva el equipo de Lisboa", "equipo de Lisboa"),
        ("se ne occupa il nostro Tiziano", "Tiziano"),
        ("Sander van development bouwt 'm", "Sander"),
    ],
)
def test_who_does_it_is_read_from_a_clause(said: str, owner: str) -> None:
    assert owner_said(said) == owner


@pytest.mark.parametrize(
    "said",
    [
        "Maria expects it by Friday",
        "Tendai is waiting for it",
        "told Tendai",
        "their IT has it",
        "der Kunde macht das selbst",
        "they have it",
        "nobody's on it",
        "API is broken",
        "the export is being built",
        "die Rechnung macht Probleme",
        "unser Ergebnis hat sie gefreut",
        "from our side there is nothing",
    ],
)
def test_the_customer_a_thing_and_nobody_do_nothing(said: str) -> None:
    assert owner_said(said) == ""


@pytest.mark.parametrize(
    ("reply", "owner"),
    [
        (
            "We owe Brandt Haulage the HIPAA questionnaire by 13 March.\nRachel's got it. That's the whole list.",
            "Rachel",
        ),
        ("Postmortem for the 19 Feb incident, due 6 March, Ingrid writes it", "Ingrid"),
        ("We promised Priscilla a written explanation. She expects it by Thursday. Oskar said he'd draft it.", "Oskar"),
        ("We promised them the offline beta by 30 April.", ""),
    ],
)
def test_it_is_kept_with_the_promise(reply: str, owner: str) -> None:
    [promise] = read(RecordKind.PROMISES, reply, ASKED).records
    assert isinstance(promise, Promise)
    assert promise.owner == owner
