"""Who is proposed for an account, why, and who is not (P28)."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.accounts.languages import language_key
from handover.model.account import Account, AccountChange, AccountField, TeamRole
from handover.model.areas import Area
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.model.declines import Decline
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.suggesting.fit import AccountFacts, Candidate, Ground, Reason, account_facts, fit, fits
from handover.suggesting.load import NOTHING, Load, TakingOver, loads, room, taking_over
from handover.suggesting.places import same_region, shared_hours
from handover.suggesting.ranking import Hindrance, suggest
from tests.examples import a_handover

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
TODAY = date(2026, 3, 2)
CLINIC = AccountFacts(
    "a1",
    "Alder Clinics",
    Tier.MID_TOUCH,
    industry="Healthcare",
    region="DACH",
    language="German, English",
    known="They run Single Sign-On and the patient app.",
    works_with={"UBACKUP": "backup"},
    worked_with={"UFORMER": 2024},
    leaves_to_others=frozenset({"UDANA"}),
)


def somebody(user: str = "UPRIYA", zone: str = "Europe/Berlin", load: Load = NOTHING, **facts: object) -> Candidate:
    return Candidate(Person(user, user.removeprefix("U").title(), zone=zone), CsmFacts(user, **facts), load)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("candidate", "reasons"),
    [
        (somebody(), [Reason(Ground.HOURS, "DACH", 8)]),
        (somebody(zone="America/New_York"), []),
        (somebody(zone="America/Halifax"), [Reason(Ground.HOURS, "DACH", 3)]),
        (somebody("UBACKUP", "Asia/Tokyo"), [Reason(Ground.WORKS_WITH, "backup")]),
        (somebody("UFORMER", "Asia/Tokyo"), [Reason(Ground.WORKED_WITH, "Alder Clinics", 2024)]),
        (somebody(zone="Asia/Tokyo", languages=("Deutsch", "german")), [Reason(Ground.LANGUAGE, "german")]),
        (
            somebody(zone="Asia/Tokyo", languages=("English", "German (native)")),
            [Reason(Ground.LANGUAGE, "English"), Reason(Ground.LANGUAGE, "German (native)")],
        ),
        (
            somebody(zone="Asia/Tokyo", industries=("Food", "the Healthcare industry")),
            [Reason(Ground.INDUSTRY, "the Healthcare industry")],
        ),
        (somebody(zone="Asia/Tokyo", industries=("Health care",)), [Reason(Ground.INDUSTRY, "Health care")]),
        (somebody(zone="Asia/Tokyo", languages=("Czech and German",)), [Reason(Ground.LANGUAGE, "German")]),
        (somebody(zone="Asia/Tokyo", regions=("Nordics", "Germany")), [Reason(Ground.REGION, "Germany")]),
        (somebody(zone="Asia/Tokyo", products=("single sign-on", "app", "sign")), [
            Reason(Ground.PRODUCT, "app"),
            Reason(Ground.PRODUCT, "sign"),
        ]),
        (somebody(zone="Asia/Tokyo", products=("tient", "", "Payments")), []),
    ],
)  # fmt: skip
def test_what_speaks_for_somebody(candidate: Candidate, reasons: list[Reason]) -> None:
    assert list(fit(CLINIC, candidate, TODAY).reasons) == reasons


def test_the_strongest_reason_comes_first() -> None:
    knows = somebody("UBACKUP", languages=("German",), industries=("Healthcare",), regions=("DACH",), products=("app",))
    assert [reason.ground for reason in fit(CLINIC, knows, TODAY).reasons] == [
        Ground.WORKS_WITH,
        Ground.LANGUAGE,
        Ground.INDUSTRY,
        Ground.REGION,
        Ground.PRODUCT,
        Ground.HOURS,
    ]


def test_whoever_knows_the_customer_and_speaks_its_language_comes_before_whoever_has_more_room() -> None:
    speaks = somebody("UONE", load=Load(30, 0, 180), languages=("German",))
    found = suggest(CLINIC, [somebody("UTWO"), speaks], NOW)
    assert [one.candidate.person.id for one in found.proposed] == ["UONE", "UTWO"]


def test_of_two_for_whom_the_same_speaks_whoever_has_more_room_comes_first() -> None:
    found = suggest(CLINIC, [somebody("UONE", load=Load(5, 1, 36)), somebody("UTWO")], NOW)
    assert [(one.candidate.person.id, one.room) for one in found.proposed] == [("UTWO", 40), ("UONE", 34)]


@pytest.mark.parametrize("turned", [False, True])
def test_equal_ones_come_by_what_they_carry_then_by_name(turned: object) -> None:
    people = [somebody("UTWO"), somebody("UONE"), somebody("UZERO", load=Load(1, 0, 1))]
    found = suggest(CLINIC, people[::-1] if turned else people, NOW)
    assert [one.candidate.person.id for one in found.proposed] == ["UONE", "UTWO", "UZERO"]


def test_room_outweighs_a_small_reason_and_not_a_great_one() -> None:
    def first_of(*people: Candidate) -> str:
        return suggest(CLINIC, people, NOW).proposed[0].candidate.person.id

    nearly_full = Load(39, 0, 39 * 6)
    assert first_of(somebody("UROOM"), somebody("UKNOWS", load=nearly_full, regions=("DACH",))) == "UROOM"
    assert first_of(somebody("UROOM"), somebody("UKNOWS", load=nearly_full, languages=("German",))) == "UKNOWS"


def test_who_cannot_take_over_is_named_with_why_and_who_hands_over_is_not() -> None:
    away = somebody("UAWAY")
    people = [
        somebody("UDANA"),
        replace(away, person=replace(away.person, away_until=date(2026, 3, 9))),
        replace(
            away, person=replace(away.person, id="ULATER", away_from=date(2026, 3, 5), away_until=date(2026, 3, 9))
        ),
        Candidate(Person("UGONE", "Gone", deactivated=True), CsmFacts("UGONE")),
        Candidate(Person("UGUEST", "Guest", guest=True), CsmFacts("UGUEST")),
        somebody("UFULL", load=Load(2, 0, 10), limit=2),
        somebody("UFITS", load=Load(1, 0, 6), limit=2),
        somebody("UNONE", limit=0),
    ]
    found = suggest(CLINIC, people, NOW)
    assert sorted(one.candidate.person.id for one in found.proposed) == ["UFITS", "ULATER"]
    assert {one.candidate.person.id: one.why for one in found.left_out} == {
        "UAWAY": Hindrance.AWAY,
        "UGONE": Hindrance.BARRED,
        "UGUEST": Hindrance.BARRED,
        "UFULL": Hindrance.FULL,
        "UNONE": Hindrance.TAKES_NONE,
    }


def test_away_is_decided_on_their_own_day() -> None:
    """At eight in London, it is still Sunday evening in Honolulu: the first day back there begins tomorrow."""
    there = somebody("UAWAY", "Pacific/Honolulu")
    there = replace(there, person=replace(there.person, away_until=date(2026, 3, 2)))
    assert [one.why for one in suggest(CLINIC, [there], NOW).left_out] == [Hindrance.AWAY]
    here = replace(there, person=replace(there.person, zone="Europe/London"))
    assert suggest(CLINIC, [here], NOW).left_out == ()


def test_accounts_are_weighted_by_tier_and_one_that_is_taken_over_by_its_owner_counts_once() -> None:
    accounts = [
        Account("a1", "One", tier=Tier.HIGH_TOUCH, owner="UDANA"),
        Account("a2", "Two", tier=Tier.DIGITAL, owner="UDANA"),
        Account("a3", "Three", owner="UDANA"),
        Account("a4", "Four", tier=Tier.MID_TOUCH),
    ]
    takers = {"a1": TakingOver("UPRIYA"), "a4": TakingOver("UPRIYA"), "a3": TakingOver("UDANA")}
    found = loads(accounts, takers)
    assert found == {"UDANA": Load(3, 0, 24 + 1 + 6), "UPRIYA": Load(0, 2, 24 + 6)}
    facts = CsmFacts("UDANA", limit=10)
    assert [room(facts, found["UDANA"], tier) for tier in (Tier.DIGITAL, Tier.MID_TOUCH, Tier.HIGH_TOUCH, None)] == [
        29,
        4,
        1,
        4,
    ]


def test_an_area_beside_the_csm_counts_as_a_third_of_the_account_and_none_twice() -> None:
    accounts = [
        Account("a1", "One", tier=Tier.HIGH_TOUCH, owner="UDANA"),
        Account("a2", "Two", tier=Tier.DIGITAL, owner="UDANA"),
        Account("a3", "Three", tier=Tier.DIGITAL, owner="UDANA"),
    ]
    takers = {
        "a1": TakingOver("UPRIYA", ("UBEN", "UDANA", "UPRIYA")),
        "a2": TakingOver("UPRIYA", ("UBEN",)),
        "a3": TakingOver("UPRIYA", ("UBEN",)),
    }
    found = loads(accounts, takers)
    assert found["UBEN"] == Load(0, 0, 9, areas=3), "8 of the large one, and the shares of the two small ones together"
    assert found["UDANA"] == Load(3, 0, 24 + 1 + 1)
    assert found["UPRIYA"] == Load(0, 3, 24 + 1 + 1)


def test_who_is_gone_or_has_declined_their_area_carries_none() -> None:
    areas = tuple(
        Area(user, "technical", ("status",), "UDANA", NOW, gone=user == "UGONE") for user in ("UBEN", "UNO", "UGONE")
    )
    handover = a_handover(areas=areas, declines=(Decline("UNO", "No time", NOW),))
    assert taking_over(handover) == TakingOver(handover.incoming, ("UBEN",))


def test_what_counts_about_an_account_is_read_off_it() -> None:
    def owned(before: str, after: str, year: int) -> AccountChange:
        return AccountChange(AccountField.OWNER, before, after, "ULEAD", datetime(year, 5, 1, tzinfo=UTC))

    account = Account(
        "a1",
        "Alder",
        owner="UDANA",
        backup="UBACKUP",
        team={TeamRole.SUPPORT: "UJUN"},
        changes=(owned("", "UDANA", 2019), owned("UDANA", "UMAREK", 2021), owned("UMAREK", "UDANA", 2024)),
    )
    facts = account_facts(account, leaves_to_others=("UPRIYA", ""))
    assert facts.works_with == {"UBACKUP": "backup", "UJUN": "support"}
    assert facts.worked_with == {"UMAREK": 2024}
    assert facts.leaves_to_others == {"UDANA", "UPRIYA"}


def test_who_handed_it_over_before_worked_with_it_until_then() -> None:
    def ended(user: str, year: int, **changes: object) -> Handover:
        closed = datetime(year, 5, 1, tzinfo=UTC)
        return a_handover(**({"outgoing": user, "status": Status.COMPLETED, "closed_at": closed} | changes))

    change = AccountChange(AccountField.OWNER, "UMAREK", "UDANA", "ULEAD", datetime(2022, 5, 1, tzinfo=UTC))
    account = Account("a1", "Alder", owner="UDANA", changes=(change,))
    handovers = [
        ended("UJUN", 2018),
        ended("UMAREK", 2024),
        ended("UCALLED", 2023, status=Status.CANCELLED),
        ended("UANSWERS", 2023, leaver="Sam"),
        ended("UDANA", 2020),
    ]
    for order in (handovers, handovers[::-1]):
        assert account_facts(account, ended=order).worked_with == {"UJUN": 2018, "UMAREK": 2024}


@pytest.mark.parametrize(
    ("zone", "region", "day", "hours"),
    [
        ("Europe/Berlin", "Germany", TODAY, 8),
        ("Europe/Berlin", "nordics", TODAY, 8),
        ("Asia/Tokyo", "DACH", TODAY, 0),
        ("America/New_York", "UK", TODAY, 3),
        ("America/New_York", "UK", date(2026, 3, 16), 4),
        ("America/Los_Angeles", "North America", TODAY, 8),
        ("Pacific/Auckland", "ANZ", TODAY, 6),
        ("Asia/Kolkata", "Japan", TODAY, 4),
        ("Europe/Berlin", "Our key accounts", TODAY, None),
        ("America/New_York", "Japan and the UK", TODAY, 3),
        ("America/New_York", "São Paulo", TODAY, 6),
        ("America/New_York", "Côte d’Ivoire", TODAY, 3),
    ],
)
def test_hours_that_somebody_shares_with_a_region(zone: str, region: str, day: date, hours: int | None) -> None:
    assert shared_hours(zone, region, day) == hours


def test_a_language_is_known_by_its_names() -> None:
    named = {
        "de": ("German", "deutsch", "DE", "German (native)"),
        "ja": ("Japanese", "日本語"),
        "es": ("Spanish", "Español"),
        "pt": ("Portuguese", "Português", "pt", "Brazilian Portuguese", "português do Brasil (nativo) português"),
        "en": ("American English", "business English", "English fluent", "UK English"),
        "no": ("Norwegian", "norsk"),
        "klingonese": ("Klingonese",),
    }
    assert {name: language_key(name) for names in named.values() for name in names} == {
        name: key for key, names in named.items() for name in names
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("EMEA", "Nordics", True),
        ("Brazil", "LATAM", True),
        ("Germany", "DACH", True),
        ("Japan", "APAC", True),
        ("the Nordics", "Nordics", True),
        ("Europe", "Western Europe", True),
        ("Nordics", "DACH", False),
        ("Brazil", "EMEA", False),
        ("Here", "There", False),
        ("U.S.", "North America", True),
        ("DACH region", "Austria and Germany", True),
        ("the UK", "London", True),
        ("Spain, Portugal", "Iberia", True),
    ],
)
def test_a_region_is_at_home_in_one_that_holds_it(one: str, other: str, same: bool) -> None:
    assert (same_region(one, other), same_region(other, one)) == (same, same)


SAID = st.lists(
    st.sampled_from(["German", "English", "Healthcare", "Food", "DACH", "UK", "app", "\u200b", ""]), max_size=3
)
CANDIDATES = st.lists(
    st.builds(
        lambda user, zone, barred, limit, held, one, two, three: Candidate(
            Person(user, user.lower(), zone=zone, guest=barred),
            CsmFacts(user, tuple(one), tuple(two), tuple(three), tuple(one), limit),
            Load(held, 0, held * 6),
        ),
        st.sampled_from([f"U{n}" for n in range(12)]),
        st.sampled_from(["Europe/Berlin", "Asia/Tokyo", "America/New_York"]),
        st.booleans(),
        st.sampled_from([None, 0, 1, 7, 40]),
        st.integers(0, 45),
        SAID,
        SAID,
        SAID,
    ),
    unique_by=lambda one: one.person.id,
    max_size=12,
)
TIERS = st.sampled_from([None, *Tier])


@given(candidates=CANDIDATES, tier=TIERS, seed=st.randoms(use_true_random=False))
def test_in_whatever_order_people_come_the_same_are_proposed(
    candidates: list[Candidate], tier: Tier | None, seed: random.Random
) -> None:
    account = replace(CLINIC, tier=tier)
    shuffled = seed.sample(candidates, len(candidates))
    assert suggest(account, shuffled, NOW) == suggest(account, candidates, NOW)


@given(candidates=CANDIDATES, tier=TIERS)
def test_everybody_is_named_once_and_nobody_proposed_is_over_their_limit(
    candidates: list[Candidate], tier: Tier | None
) -> None:
    weights = {None: 6, Tier.DIGITAL: 1, Tier.MID_TOUCH: 6, Tier.HIGH_TOUCH: 24}
    found = suggest(replace(CLINIC, tier=tier), candidates, NOW)
    named = [one.candidate for one in found.proposed] + [one.candidate for one in found.left_out]
    assert sorted(one.person.id for one in named) == sorted(one.person.id for one in candidates)
    for one in found.proposed:
        limit = 40 if one.candidate.facts.limit is None else one.candidate.facts.limit
        assert one.room >= 1
        assert one.candidate.load.weight + one.room * weights[tier] <= limit * 6
        assert not one.candidate.person.barred


@given(candidates=CANDIDATES)
def test_a_matrix_says_the_same_as_each_pair(candidates: list[Candidate]) -> None:
    other = AccountFacts("a2", "Harbor", region="UK", language="English")
    alike = replace(CLINIC, id="a3", works_with={}, worked_with={})
    accounts = [CLINIC, other, alike, replace(other, id="a4"), replace(alike, region="UK")]
    assert fits(accounts, candidates, TODAY) == tuple(
        tuple(fit(account, one, TODAY) for one in candidates) for account in accounts
    )


@given(candidate=CANDIDATES.filter(bool).map(lambda found: found[0]), more=SAID)
def test_what_else_somebody_knows_never_speaks_against_them(candidate: Candidate, more: list[str]) -> None:
    facts = candidate.facts
    knows_more = replace(facts, languages=(*facts.languages, *more), industries=(*facts.industries, *more))
    after = fit(CLINIC, replace(candidate, facts=knows_more), TODAY)
    assert after.points >= fit(CLINIC, candidate, TODAY).points
