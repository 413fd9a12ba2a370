"""Whose addresses a letter may go to: the customer's, which somebody reads (P95)."""

import pytest

from handover.introduction.problem import ProblemKind
from handover.introduction.recipients import of_recipients

THEIRS = ("maria@fjordline.example.com", "jo@gmail.com")
OURS = ("dana@acme.example.org",)


@pytest.mark.parametrize(
    ("to", "kind", "offer"),
    [
        ("", ProblemKind.NO_RECIPIENT, ""),
        ("jan(at)fjordline", ProblemKind.BAD_ADDRESS, ""),
        ("maria@fjordline.con", ProblemKind.UNDELIVERABLE, "maria@fjordline.com"),
        ("maria@gmial.com", ProblemKind.UNDELIVERABLE, "maria@gmail.com"),
        ("maria@mail.fjordline.invalid", ProblemKind.UNDELIVERABLE, ""),
        ("No-Reply@fjordline.example.com", ProblemKind.UNDELIVERABLE, ""),
        ("dana@acme.example.org", ProblemKind.OUR_ADDRESS, ""),
        ("sales@eu.acme.example.org", ProblemKind.OUR_ADDRESS, ""),
        ("maria@fjordlin.example.com", ProblemKind.UNKNOWN_DOMAIN, ""),
        ("somebody@gmail.com", ProblemKind.UNKNOWN_DOMAIN, ""),
        ("m\u0430ria@fjordline.example.com", ProblemKind.LOOKALIKE_ADDRESS, "\u0430"),
    ],
)
def test_an_address_that_cannot_be_right_is_named(to: str, kind: ProblemKind, offer: str) -> None:
    found = list(of_recipients(to, THEIRS, OURS))
    assert [(one.kind, one.offer) for one in found] == [(kind, offer)]


@pytest.mark.parametrize(
    "to",
    [
        "Maria@Fjordline.example.com, jan@fjordline.example.com",
        "jan@north.fjordline.example.com",
        "jo@gmail.com",
        '"Olsen, Maria" <maria@fjordline.example.com>',
    ],
)
def test_addresses_of_the_customers_domains_pass(to: str) -> None:
    assert list(of_recipients(to, THEIRS, OURS)) == []


def test_where_no_address_of_the_customer_is_known_none_is_strange() -> None:
    assert list(of_recipients("maria@fjordline.example.com", (), OURS)) == []


def test_a_customer_at_our_own_domain_is_no_colleague() -> None:
    """Where a company looks after one of its own departments, the domain says nothing; a colleague's address does."""
    theirs = ("maria@acme.example.org",)
    assert list(of_recipients("jan@acme.example.org", theirs, OURS)) == []
    assert [one.kind for one in of_recipients("dana@acme.example.org", theirs, OURS)] == [ProblemKind.OUR_ADDRESS]
