"""Changing an account by its forms: what is kept, what is refused, and who has changed what."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from handover.accounts.editing import AboutForm, AccountForm, PeopleForm, RenewalForm, edit_account, form_of
from handover.form_merge import field_marks
from handover.model.account import Account, AccountField, AccountLink, CrmId, Likelihood, Renewal, TeamRole
from handover.model.customer_kinds import Tier
from handover.model.field_problems import FieldProblem, FieldProblems
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_person

ACCOUNT = Account("a1", "Fjordline Logistics", ("FJL",), owner=DANA, owner_since=date(2026, 1, 5), manager=AIKO)
TODAY = NOW.date()


def edited(form: AccountForm, account: Account = ACCOUNT, **more: Any) -> Account:
    part = {AboutForm: "about", PeopleForm: "people", RenewalForm: "renewal"}[type(form)]
    shown = more.pop("shown", field_marks(form_of(account, part)))
    return edit_account(account, form, PEOPLE, by=PEOPLE[AIKO], today=TODAY, now=NOW, shown=shown, **more)


def about(**changes: Any) -> AboutForm:
    form = form_of(ACCOUNT, "about")
    assert isinstance(form, AboutForm)
    return replace(form, **changes)


def people(**changes: Any) -> PeopleForm:
    form = form_of(ACCOUNT, "people")
    assert isinstance(form, PeopleForm)
    return replace(form, **changes)


def renewal(**changes: Any) -> RenewalForm:
    form = form_of(ACCOUNT, "renewal")
    assert isinstance(form, RenewalForm)
    return replace(form, **changes)


@pytest.mark.parametrize("part", ["about", "people", "renewal"])
def test_a_form_that_changes_nothing_changes_nothing(part: str) -> None:
    full = replace(
        ACCOUNT,
        tier=Tier.DIGITAL,
        team={TeamRole.SALES: LUCAS},
        renewal=Renewal(date(2027, 1, 1), "9", Likelihood.UNSURE, "Two\nlines."),
        links=(AccountLink("Plan", "https://x.example/p"), AccountLink("y.example", "https://y.example")),
        crm_ids=(CrmId("CRM", "1"),),
    )
    assert edited(form_of(full, part), full) == full


def test_each_change_says_who_what_when_before_and_after() -> None:
    changed = edited(about(tier="high_touch", website="fjordline.example", region=" North  Sea "))
    assert (changed.tier, changed.website, changed.region) == (
        Tier.HIGH_TOUCH,
        "https://fjordline.example",
        "North Sea",
    )
    assert [(one.what, one.before, one.after, one.by, one.at) for one in changed.changes] == [
        (AccountField.WEBSITE, "", "https://fjordline.example", AIKO, NOW),
        (AccountField.TIER, "", "high_touch", AIKO, NOW),
        (AccountField.REGION, "", "North Sea", AIKO, NOW),
    ]


def test_another_name_leaves_the_one_it_had_to_be_found_by() -> None:
    assert edited(about(name="Fjordline AS")).names == ("Fjordline AS", "FJL", "Fjordline Logistics")
    assert edited(about(name="Fjordline AS", other_names="FJ\n\n FJ \nFjordline AS")).names == ("Fjordline AS", "FJ")


@pytest.mark.parametrize(
    ("form", "problems"),
    [
        (about(name=" \u200b "), {"name": FieldProblem.MISSING}),
        (about(name="x" * 201), {"name": FieldProblem.TOO_LONG}),
        (about(other_names="ok\n" + "x" * 201), {"other_names": FieldProblem.TOO_LONG}),
        (about(website="not an address"), {"website": FieldProblem.BAD_LINK}),
        (about(website="javascript://x.example"), {"website": FieldProblem.BAD_LINK}),
        (people(backup=DANA), {"backup": FieldProblem.BACKUP_IS_OWNER}),
        (people(sales="U0NOBODY"), {"sales": FieldProblem.UNKNOWN_PERSON}),
        (renewal(links="Plan: https://x.example\nnothing here"), {"links": FieldProblem.UNREADABLE_LINK}),
        (renewal(crm_ids="0015g00000XyZ"), {"crm_ids": FieldProblem.UNREADABLE_ID}),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(form: AccountForm, problems: dict[str, FieldProblem]) -> None:
    with pytest.raises(FieldProblems) as refused:
        edited(form)
    assert refused.value.problems == problems


@pytest.mark.parametrize("why", ["guest", "external", "deactivated"])
def test_who_is_no_full_member_gets_no_part(why: str) -> None:
    facts: dict[str, Any] = {why: True}
    known = {PRIYA: a_person(PRIYA, **facts)}
    shown = field_marks(form_of(ACCOUNT, "people"))
    with pytest.raises(FieldProblems) as refused:
        edit_account(ACCOUNT, people(backup=PRIYA), known, by=PEOPLE[AIKO], today=TODAY, now=NOW, shown=shown)
    assert refused.value.problems == {"backup": FieldProblem(why)}


def test_a_new_owner_owns_it_from_today_unless_another_day_is_given() -> None:
    assert edited(people(owner=PRIYA)).owner_since == TODAY
    assert edited(people(owner=PRIYA, owner_since=date(2026, 2, 1))).owner_since == date(2026, 2, 1)
    assert (edited(people(owner="")).owner, edited(people(owner="")).owner_since) == ("", None)


def test_links_and_ids_are_read_line_by_line() -> None:
    changed = edited(
        renewal(links="Success plan: https://x.example/p?q=1\nhttps://y.example/", crm_ids="Salesforce: 0:1\n CS : 7 ")
    )
    assert changed.links == (
        AccountLink("Success plan", "https://x.example/p?q=1"),
        AccountLink("y.example", "https://y.example/"),
    )
    assert changed.crm_ids == (CrmId("Salesforce", "0:1"), CrmId("CS", "7"))


def test_what_somebody_else_has_changed_meanwhile_is_kept_and_both_at_once_is_refused() -> None:
    shown = field_marks(form_of(ACCOUNT, "about"))
    now = edited(about(region="North"))
    merged = edited(about(industry="Freight"), now, shown=shown)
    assert (merged.region, merged.industry) == ("North", "Freight")
    with pytest.raises(FieldProblems) as refused:
        edited(about(region="South"), now, shown=shown)
    assert refused.value.problems == {"region": FieldProblem.CHANGED_MEANWHILE}


def test_the_word_that_something_is_no_secret_is_kept_with_what_it_is_about() -> None:
    changed = edited(about(region="North"), no_secret=("Region",))
    assert [(one.where, one.by, one.at) for one in changed.no_secrets] == [("Region", AIKO, NOW)]
    assert edited(about(), no_secret=("Region",)).no_secrets == ()
