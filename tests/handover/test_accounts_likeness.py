"""Two people type one customer's name in two ways; two customers are not one because they sound alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.accounts.likeness import alike, pairs_alike

ONE_CUSTOMER = """
Kestrel Energy | KESTREL energy Ltd.
Kestrel Energy Limited | The Kestrel Energy Company
Müller GmbH | Mueller GmbH & Co. KG
The Body Shop | Body Shop
Johnson & Johnson | Johnson and Johnson, Inc.
Hansen & Sønner AS | Hansen og Sønner
Fjordline Logistics | Fjordline Logistic AS
Fjordline Logistics | Fjordline Logistcs
Stark Industries | Stark Industry
Ørsted A/S | Orsted
Société Générale S.A. | Societe Generale
Żabka Polska sp. z o. o. | Zabka Polska
O'Reilly Media | OReilly Media, L.L.C.
NorthWind Traders | North Wind Trader
Northwind | Northwind Co., Ltd.
Globex Pty Ltd | Globex Pvt. Ltd.
ООО «Ромашка» | Ромашка
株式会社トヨタ | トヨタ
AT&T Inc. | AT and T
AB InBev | InBev
"""
TWO_CUSTOMERS = """
Kestrel Energy | Kestrel Water
Acme North | Acme South
Contoso (EU) | Contoso (US)
Store 12 | Store 13
Customer 2024 | Customer 2025
Account 0000001 | Account 0000011
Q1 Labs | Q2 Labs
Team A | Team B
Mars | Marsh
SAP | SPA
Meier AG | Meyer AG
Hansen AS | Jansen AS
Stad Gent | Stad Genk
The Co | The Inc
AB | SA
Acme Co | Acme Coffee
Orange SA | Orange County
Kestrel | Kestrel Energy
🐻 | 🦊
"""
LEGAL_FORMS = ("Ltd", "Ltd.", "Limited", "Inc.", "LLC", "GmbH", "AG", "S.A.", "AB", "Oy", "plc", "B.V.")


def pairs(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split(" | ")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("one", "other"), pairs(ONE_CUSTOMER))
def test_one_customer(one: str, other: str) -> None:
    """G: "Kestrel Energy" and "KESTREL energy Ltd." become two handovers."""
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), pairs(TWO_CUSTOMERS))
def test_two_customers(one: str, other: str) -> None:
    """G: nobody is asked about names that only sound alike."""
    assert not alike(one, other)
    assert not alike(other, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_names_can_be_compared_either_way(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(
    st.lists(st.sampled_from(("Blue", "Harbor", "Nordic", "Sunrise", "Clinics", "Øst", "21")), min_size=1), st.data()
)
def test_a_legal_form_makes_no_other_customer(words: list[str], data: st.DataObject) -> None:
    name = " ".join(words)
    forms = st.sampled_from(LEGAL_FORMS)
    assert alike(f"{name} {data.draw(forms)}", f"{name.upper()}, {data.draw(forms)}")


NAMES = st.lists(
    st.one_of(
        st.sampled_from([name for table in (ONE_CUSTOMER, TWO_CUSTOMERS) for pair in pairs(table) for name in pair]),
        st.lists(
            st.sampled_from(("Blue", "Harbor", "Harbors", "Harbour", "City", "Cities", "Ltd", "The", "21")),
            min_size=1,
            max_size=3,
        ).map(" ".join),
    ),
    max_size=30,
)


@given(NAMES, NAMES)
def test_among_many_names_the_same_pairs_are_found_as_by_comparing_each_with_each(
    names: list[str], others: list[str]
) -> None:
    found = [frozenset(pair) for pair in pairs_alike(names, others)]
    everybody = {*names, *others}
    assert len(found) == len(set(found))
    assert set(found) == {
        frozenset((one, other)) for one in names for other in everybody if one != other and alike(one, other)
    }
