"""The brief: what matters about an account, in half a minute and 600 characters."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.blueprint.brief import Brief, Said, brief_of
from handover.model.account import Account, AccountEntry, Likelihood, Renewal
from handover.model.handover import Handover
from handover.model.records import RecordKind
from handover.model.steps import StepState
from handover.text.length import length
from handover.text.lines import on_one_line
from messages.blueprint.brief import LONGEST, brief_markdown, brief_mrkdwn, brief_parts
from tests.examples import DANA, NOW, a_handover

TODAY = date(2026, 3, 2)
ACCOUNT = Account("a1", "Fjordline Logistics", owner=DANA)


def known(at: datetime = NOW, **texts: str) -> dict[str, AccountEntry]:
    return {item: AccountEntry(item, item.title(), text, "h1", DANA, at, keeps=14) for item, text in texts.items()}


def words(
    account: Account = ACCOUNT, entries: dict[str, AccountEntry] | None = None, running: Handover | None = None
) -> str:
    return brief_mrkdwn(brief_of(account, entries or {}, running, TODAY, NOW))


def test_it_says_three_things_risks_the_next_date_and_promises() -> None:
    entries = known(
        history="Began in 2019.",
        preferences="Calls, no e-mails.",
        snapshot="- Calm\n- Watchful since the outage\n",
        goals="Grow in the north.",
        troubles="Hull scanners fail.",
        promises="SSO by June.",
        upcoming="Board on 12 May.",
    )
    account = replace(ACCOUNT, renewal=Renewal(date(2026, 9, 30), risks="Hull."))
    assert words(account, entries) == (
        "*To know:* Calm; Watchful since the outage · Grow in the north. · Calls, no e-mails.\n"
        "*Risks:* Hull. · Hull scanners fail.\n"
        "*Next:* renewal, 30 September 2026 · Board on 12 May.\n"
        "*Promised:* SSO by June."
    )


def test_what_is_stale_says_since_when() -> None:
    assert words(entries=known(NOW - timedelta(days=15), snapshot="Calm.")) == (
        "*To know (as of 15 February 2026):* Calm."
    )


def test_a_day_that_is_that_of_all_is_said_once_and_others_with_what_they_belong_to() -> None:
    old = known(NOW - timedelta(days=15), snapshot="Calm.", goals="Grow.")
    assert words(entries=old) == "*To know (as of 15 February 2026):* Calm. · Grow."
    fresh = known(preferences="Calls.")
    assert words(entries=old | fresh) == (
        "*To know:* (as of 15 February 2026) Calm. · (as of 15 February 2026) Grow. · Calls."
    )


@pytest.mark.parametrize(
    ("account", "running", "expected"),
    [
        (ACCOUNT, None, ""),
        (replace(ACCOUNT, renewal=Renewal(date(2026, 3, 1))), None, ""),
        (replace(ACCOUNT, renewal=Renewal(TODAY)), None, "*Next:* renewal, 2 March 2026"),
        (
            replace(ACCOUNT, renewal=Renewal(likelihood=Likelihood.UNLIKELY)),
            None,
            "*Risks:* They will probably not renew.",
        ),
        (ACCOUNT, a_handover(), "*Next:* last day of the handover, 23 March 2026"),
        (
            ACCOUNT,
            a_handover(steps={"warm_call": StepState(planned=date(2026, 3, 12))}),
            "*Next:* Warm_Call, 12 March 2026 · last day of the handover, 23 March 2026",
        ),
        (
            ACCOUNT,
            a_handover(steps={"warm_call": StepState(planned=date(2026, 3, 12), done_at=NOW, done_by=DANA)}),
            "*Next:* last day of the handover, 23 March 2026",
        ),
    ],
)
def test_the_next_dates_are_in_the_order_in_which_they_come(
    account: Account, running: Handover | None, expected: str
) -> None:
    assert words(account, running=running) == expected


def test_an_entry_that_does_not_apply_or_has_no_words_is_left_out_and_others_stand_in() -> None:
    entries = known(snapshot=" ", goals="None.", risks="They pay late.")
    entries["goals"] = replace(entries["goals"], not_applicable="New.")
    assert words(entries=entries) == "*To know:* They pay late."


said = st.builds(Said, st.text(min_size=1, max_size=900), st.none() | st.dates(date(1, 1, 1), date(2100, 1, 1)))
briefs = st.builds(
    Brief,
    st.lists(said, max_size=3).map(tuple),
    st.lists(said, max_size=2).map(tuple),
    st.lists(
        st.tuples(st.dates(date(2026, 1, 1), date(2100, 1, 1)), st.text(min_size=1, max_size=300)), max_size=3
    ).map(tuple),
    st.none() | said,
    st.lists(said, max_size=12).map(tuple),
)


def test_dates_that_somebody_wrote_down_come_among_the_others_and_not_when_they_are_over() -> None:
    entry = replace(known(upcoming="")["upcoming"], kind=RecordKind.DATES)
    written = replace(entry, text="Board on 12 May 2026\nQBR: 1 February 2026\nPerhaps a visit in summer")
    account = replace(ACCOUNT, renewal=Renewal(date(2026, 3, 30)))
    assert words(account, {"upcoming": written}) == "*Next:* renewal, 30 March 2026 · Board, 12 May 2026"


def test_of_dates_that_are_uncertain_the_words_stand_there() -> None:
    entry = replace(known(upcoming="Sometime after the summer")["upcoming"], kind=RecordKind.DATES)
    assert words(entries={"upcoming": entry}) == "*Next:* Sometime after the summer"


def test_open_promises_come_by_their_day_as_they_were_written_and_kept_ones_not_at_all() -> None:
    entry = replace(known(promises="")["promises"], kind=RecordKind.PROMISES)
    written = replace(
        entry,
        text="- A discount at renewal, owner Tom\n- Export for Maria by 31 March 2026\n- SSO by 15 March 2026, already done",
    )
    assert words(entries={"promises": written}) == (
        "*Promised:* (no owner) Export for Maria by 31 March 2026 · (no date) A discount at renewal, owner Tom"
    )


@given(briefs)
def test_it_is_at_most_600_characters_and_every_part_says_something(brief: Brief) -> None:
    parts = brief_parts(brief)
    assert length("\n".join(f"{name}: {text}" for name, text in parts)) <= LONGEST
    assert len(brief_markdown(brief)) == len(parts)


OLD, LONG = date(2024, 9, 30), "word " * 100


def in_all(brief: Brief) -> str:
    return "\n".join(f"{name}: {text}" for name, text in brief_parts(brief))


def test_what_has_been_stale_for_years_in_all_of_its_parts_still_fits() -> None:
    said = (Said(LONG, OLD),) * 3
    comes = ((date(2026, 9, 30), "renewal"), (date(2026, 10, 30), "Board meeting in Bergen with everybody"))
    assert length(in_all(Brief(said, said[:2], comes, None, said))) <= LONGEST


def test_a_date_keeps_its_day_and_a_promise_too_however_much_there_is_to_say() -> None:
    comes = tuple(
        (date(2026, 9, 20 + n), f"Meeting number {n} with the whole board and all of its guests") for n in range(3)
    )
    promises = tuple(Said(f"Promise number {n}: {LONG}", due=date(2026, 5, 1 + n)) for n in range(28))
    parts = dict(brief_parts(Brief((Said(LONG),) * 3, (Said(LONG),), comes, None, promises)))
    assert parts["Next"].startswith("Meeting number 0")
    assert "…, 20 September 2026 · " in parts["Next"]
    assert parts["Promised"].startswith("Promise number 0: word word")
    assert "…, by 1 May 2026 · " in parts["Promised"]


def test_of_forty_promises_as_many_are_said_as_can_be_read_and_the_others_counted() -> None:
    promises = tuple(
        Said(f"Export {n} for Maria in the warehouse of Hull, owner Tom, by 3 May 2026") for n in range(40)
    )
    [(_, text)] = brief_parts(Brief(promises=promises))
    *said, more = text.split(" · ")
    assert more == f"and {40 - len(said)} more"
    assert len(said) >= 5
    assert all(one.startswith(f"Export {n} for Maria in the warehouse of Hull") for n, one in enumerate(said))


def entry(
    kind: RecordKind, text: str, item: str = "of_a_playbook_of_ours", at: datetime = NOW
) -> dict[str, AccountEntry]:
    return {item: AccountEntry(item, "Title", text, "h1", DANA, at, keeps=14, kind=kind)}


def test_entries_are_told_by_what_they_consist_of_whatever_their_playbook_calls_them() -> None:
    entries = (
        entry(RecordKind.PROMISES, "SSO by 1 May 2026, owner Dana", "outlook")
        | entry(RecordKind.DATES, "Board meeting on 12 May 2026", "conversations")
        | entry(RecordKind.ISSUES, "Search is slow, open", "queue")
        | entry(RecordKind.PULSE, "Amber: the scanners fail", "mood")
        | entry(RecordKind.TEXT, "They pay late.", "money")
    )
    assert words(entries=entries) == (
        "*To know:* They pay late.\n"
        "*Risks:* Amber: the scanners fail · Search is slow, open\n"
        "*Next:* Board meeting, 12 May 2026\n"
        "*Promised:* SSO by 1 May 2026, owner Dana"
    )


def test_what_goes_well_and_what_is_over_is_no_risk() -> None:
    over = "Outage on 14 January 2026, state: done\nSearch is slow on Mondays, state: open"
    entries = entry(RecordKind.PULSE, "Green: all is well", "mood") | entry(RecordKind.ISSUES, over, "troubles")
    assert words(entries=entries) == "*Risks:* Search is slow on Mondays, state: open"


def test_many_people_are_said_by_who_they_are_those_first_who_decide() -> None:
    tom = "Tom Reid – IT lead – neutral – prefers e-mail in the mornings, tom.reid@fjordline.example"
    marta = "Marta Nowak – COO – decides, likes us – mornings, marta.nowak@fjordline.example"
    people = f"{tom}\n{marta}"
    assert words(entries=entry(RecordKind.PEOPLE, people, "people")) == (
        "*To know:* Marta Nowak (COO, decides, for us), Tom Reid (IT lead, neutral)"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("• Calm\n• Watchful", "Calm; Watchful"),
        ("Calm.\nWatchful", "Calm. Watchful"),
        ("\n One \n\n two\n", "One; two"),
        (f"{'long words ' * 6}\nthat go on", f"{'long words ' * 6}that go on"),
        ("東京。\n大阪", "東京。 大阪"),
    ],
)
def test_lines_of_a_list_are_still_told_apart_on_one_line(text: str, line: str) -> None:
    assert on_one_line(text) == line


def test_what_one_part_leaves_is_the_others() -> None:
    [(_, text)] = brief_parts(Brief(to_know=(Said("word " * 300),)))
    assert length(text) > 550
