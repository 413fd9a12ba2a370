"""Blueprints of accounts of which people have said whatever they like, for tests of how they are shown."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st

from handover.blueprint.brief import brief_of
from handover.blueprint.whole import WholeBlueprint, whole_blueprint
from handover.model.account import Account, AccountEntry, AccountLink, CrmId, Likelihood, Renewal, TeamRole
from handover.model.answers import Evidence
from handover.model.customer_kinds import Tier
from handover.model.records import RecordKind
from handover.text.intake import normalised
from tests.examples import DANA, LUCAS, NOW, PEOPLE, PRIYA

TIERS = {None: "", Tier.HIGH_TOUCH: "High-touch", Tier.MID_TOUCH: "Mid-touch", Tier.DIGITAL: "Digital"}


def bare(text: str) -> str:
    return "".join(re.sub("[\\s\x00-\x1f\x7f-\x9f\xad\u200b\ud800-\udfff]", "", text).split())


LINES = st.sampled_from(
    (
        "Jo Park – CFO – decides – jo@fjordline.example",
        "SSO by 1 May 2026, owner Dana",
        "Board meeting on 12 May 2026",
        "Rollout Hull: red, next milestone 3 June 2026",
        "Outage in January, ticket https://tickets.example/1",
        "Pulse: amber, the scanners fail",
        "NPS: 41",
        "# heading\n- [ ] list\n1. first\n> quote",
        "*bold* _it_ ~~no~~ `code` [x](https://evil.example) ![](@U0DANA) <!channel> <@U0DANA>",
        '#panic("no") #eval("1") $x$ @ref <label> // c /* d */ \\u{1F600} ```raw``` = h',
        "東京の田中さん 🎉 👩‍👩‍👧 שלום עולם عربى हिन्दी ไทย \u202eabc\u202c",
        "x" * 400,
        "a\x00b\x1fc\ud800d",
    )
)
TEXTS = st.lists(st.one_of(LINES, st.text(max_size=60)), min_size=1, max_size=5).map("\n".join).map(normalised)
NAMES = st.one_of(
    st.sampled_from(("Fjordline Logistics", '#panic("no")', "# *Acme* ![](@U1)", "株式会社")), st.text()
).map(normalised)
ADDRESSES = st.sampled_from(
    ("https://docs.example/a?b=(c)>d", "http://x.example", "javascript:alert(1)", "", "mailto:a@b.c")
)
ENTRIES = st.lists(
    st.builds(
        AccountEntry,
        item=st.uuids().map(str),
        title=NAMES,
        text=TEXTS,
        handover=st.just("h1"),
        by=st.sampled_from(("", DANA, PRIYA, "U0NOBODY")),
        at=st.integers(0, 900).map(lambda days: NOW - timedelta(days=days)),
        place=st.integers(0, 60),
        kind=st.sampled_from(RecordKind),
        not_applicable=st.one_of(st.just(""), st.just(""), TEXTS),
        evidence=st.lists(
            st.builds(Evidence, title=NAMES, link=ADDRESSES, by=st.just(DANA), at=st.just(NOW)), max_size=2
        ).map(tuple),
        keeps=st.sampled_from((None, 14, 90)),
        confirmed_by=st.just(LUCAS),
        confirmed_at=st.one_of(st.none(), st.just(NOW)),
    ),
    max_size=8,
)
ACCOUNTS = st.builds(
    Account,
    id=st.just("a1"),
    name=NAMES,
    other_names=st.lists(NAMES, max_size=3).map(tuple),
    website=ADDRESSES,
    tier=st.sampled_from((None, *Tier)),
    segment=TEXTS,
    industry=NAMES,
    region=NAMES,
    language=NAMES,
    owner=st.sampled_from(("", DANA)),
    owner_since=st.sampled_from((None, date(2024, 2, 29))),
    backup=st.sampled_from(("", PRIYA)),
    manager=st.sampled_from(("", LUCAS)),
    team=st.sampled_from(({}, {TeamRole.SALES: "U0NOBODY", TeamRole.SUPPORT: PRIYA})),
    crm_ids=st.lists(st.builds(CrmId, system=NAMES.filter(bare), id=NAMES.filter(bare)), max_size=2).map(tuple),
    renewal=st.builds(
        Renewal,
        day=st.sampled_from((None, date(2026, 9, 30))),
        amount=NAMES,
        likelihood=st.sampled_from((None, *Likelihood)),
        risks=TEXTS,
        out_of_contract=st.sampled_from((None, date(2025, 12, 24))),
    ),
    links=st.lists(st.builds(AccountLink, title=NAMES, url=ADDRESSES), max_size=2).map(tuple),
)
BLUEPRINTS = st.builds(
    lambda account, entries: whole_blueprint(
        account, entries, brief_of(account, {one.item: one for one in entries}, None, NOW.date(), NOW), NOW.date(), NOW
    ),
    ACCOUNTS,
    ENTRIES,
)


def said(blueprint: WholeBlueprint) -> Iterator[str]:
    """Yield all that somebody has said of the account, without its spaces."""
    account = blueprint.account
    texts = [account.name, *account.other_names, account.segment, account.renewal.risks, account.renewal.amount]
    texts += [account.industry, account.region, account.language, account.website]
    texts += [text for one in account.crm_ids for text in (one.system, one.id)]
    texts += [one.title for one in account.links]
    texts += [TIERS[account.tier]]
    texts += [
        f"{day.day} {day:%B} {day.year}"
        for day in (
            account.owner_since if account.owner else None,
            account.renewal.day,
            account.renewal.out_of_contract,
        )
        if day
    ]
    texts += [PEOPLE[user].name if user in PEOPLE else user for user in account.people]
    for one in blueprint.entries:
        texts += [one.entry.title, one.entry.not_applicable or one.entry.text]
        texts += [evidence.title for evidence in one.entry.evidence]
    return (bare(text) for text in texts)


def a_big_one(entries: int, characters: int) -> WholeBlueprint:
    """Return a blueprint of so many long entries."""
    account, said_in_all = Account("a1", "Big"), "word " * (characters // 5)
    known = [AccountEntry(f"i{n}", f"Item {n}", said_in_all, "h1", DANA, NOW, n) for n in range(entries)]
    return whole_blueprint(account, known, brief_of(account, {}, None, NOW.date(), NOW), NOW.date(), NOW)
