"""Changing an account: what its forms hold, and the account with what was entered. Each change is recorded."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from handover.accounts.following import field_words, recorded
from handover.form_merge import kept_of_others
from handover.incoming_team import LONGEST_TEAM, team_name
from handover.model.account import Account, AccountLink, CrmId, Likelihood, Renewal, TeamRole
from handover.model.audit import NoSecret
from handover.model.customer_kinds import Tier
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Person
from handover.text.blank import is_blank

LONGEST_NAME = 200
"""Characters of an account's name, as in the form that starts a handover."""
LONGEST_LINE = 300
PEOPLE = ("owner", "backup", "manager", *(role.value for role in TeamRole))
"""Fields of the people of an account."""
_ADDRESS = re.compile(r"https?://[^\s<>|]+\.[^\s<>|]+|https?://localhost\S*")


@dataclass(frozen=True)
class AboutForm:
    """What the customer is called and what it is. Other names stand one below the other."""

    name: str
    other_names: str = ""
    website: str = ""
    tier: str = ""
    segment: str = ""
    industry: str = ""
    region: str = ""
    language: str = ""


@dataclass(frozen=True)
class PeopleForm:
    """Whose account it is, by user ids."""

    owner: str = ""
    owner_since: date | None = None
    owner_team: str = ""
    backup: str = ""
    manager: str = ""
    sales: str = ""
    support: str = ""
    solutions: str = ""


@dataclass(frozen=True)
class RenewalForm:
    """The renewal, and where the account is found elsewhere: links and ids stand one below the other."""

    renewal_date: date | None = None
    out_of_contract: date | None = None
    renewal_amount: str = ""
    likelihood: str = ""
    renewal_risks: str = ""
    links: str = ""
    crm_ids: str = ""


AccountForm = AboutForm | PeopleForm | RenewalForm
FORMS: Mapping[str, type[AccountForm]] = {"about": AboutForm, "people": PeopleForm, "renewal": RenewalForm}
"""The forms of an account, by the part of it that each changes."""
Team = Mapping[TeamRole, str]


def form_of(account: Account, part: str) -> AccountForm:
    """Return the form of one part as it is filled in now. Raises KeyError for no part."""
    kind = FORMS[part]
    filled: dict[str, Any] = {field.value: said for field, said in field_words(account).items()}
    filled |= {"owner_since": account.owner_since, "renewal_date": account.renewal.day}
    filled["out_of_contract"] = account.renewal.out_of_contract
    return kind(**{field: filled[field] for field in kind.__dataclass_fields__})


def edit_account(
    account: Account,
    form: AccountForm,
    people: Mapping[str, Person],
    *,
    by: Person,
    today: date,
    now: datetime,
    shown: Mapping[str, str],
    no_secret: Iterable[str] = (),
) -> Account:
    """Return the account with what was entered, each change recorded. Unchanged for a form that changes nothing.

    `people` are those of the form's people that Slack knows, by user id; `today` is the local day of `by`; `shown` are the marks
    (`form_merge.field_marks`) of what the form showed when it was opened: what somebody else has changed since is kept.
    `no_secret` says where texts stand that look like secrets and of which they say that they are none (P68). Raises FieldProblems
    with every problem at once; what is unchanged is none.
    """
    before = form_of(account, next(part for part, kind in FORMS.items() if kind is type(form)))
    form = replace(form, **kept_of_others(form, before, shown))
    match form:
        case AboutForm():
            edited = _about(account, form)
        case PeopleForm():
            edited = _with_people(account, form, people, today)
        case RenewalForm():
            edited = _renewal(account, form, today)
    changed = recorded(account, edited, by=by.id, at=now)
    if changed == account:
        return account
    words = tuple(NoSecret(where, by.id, now) for where in no_secret)
    return replace(changed, no_secrets=(*account.no_secrets, *words))


def _about(account: Account, form: AboutForm) -> Account:
    name, website = " ".join(form.name.split()), form.website.strip()
    problems: dict[str, FieldProblem] = {}
    if is_blank(name):
        problems["name"] = FieldProblem.MISSING
    elif len(name) > LONGEST_NAME:
        problems["name"] = FieldProblem.TOO_LONG
    if website and website != account.website:
        website = website if "://" in website else f"https://{website}"
        if not _ADDRESS.fullmatch(website):
            problems["website"] = FieldProblem.BAD_LINK
    names = [one for one in dict.fromkeys(_lines(form.other_names)) if one != name]
    if any(len(one) > LONGEST_NAME for one in names):
        problems["other_names"] = FieldProblem.TOO_LONG
    if problems:
        raise FieldProblems(problems, {"limit": str(LONGEST_NAME)})
    if name != account.name and form.other_names == "\n".join(account.other_names):
        # Whoever renames it goes on finding it by the name it had.
        names = [*names, account.name]
    return replace(
        account,
        name=name,
        other_names=tuple(names),
        website=website,
        tier=Tier(form.tier) if form.tier else None,
        segment=_line(form.segment),
        industry=_line(form.industry),
        region=_line(form.region),
        language=_line(form.language),
    )


def _with_people(account: Account, form: PeopleForm, people: Mapping[str, Person], today: date) -> Account:
    was, problems = field_words(account), dict[str, FieldProblem]()
    for field in PEOPLE:
        user: str = getattr(form, field)
        if user and user != {one.value: said for one, said in was.items()}[field]:
            person = people.get(user)
            if person is None:
                problems[field] = FieldProblem.UNKNOWN_PERSON
            elif person.barred:
                problems[field] = FieldProblem(person.barred)
    if form.backup and form.backup == form.owner:
        problems["backup"] = FieldProblem.BACKUP_IS_OWNER
    if len(team_name(form.owner_team)) > LONGEST_TEAM:
        problems["owner_team"] = FieldProblem.TEAM_TOO_LONG
    if problems:
        raise FieldProblems(problems)
    since = form.owner_since
    if form.owner != account.owner and since == account.owner_since:
        since = today
    return replace(
        account,
        owner=form.owner,
        owner_since=since if form.owner else None,
        owner_team=team_name(form.owner_team) if form.owner else "",
        backup=form.backup,
        manager=form.manager,
        team={role: user for role in TeamRole if (user := getattr(form, role.value))},
    )


def _renewal(account: Account, form: RenewalForm, today: date) -> Account:
    if form.out_of_contract and form.renewal_date:
        raise FieldProblems({"out_of_contract": FieldProblem.RENEWS_OR_NOT})
    if form.out_of_contract and form.out_of_contract > today:
        raise FieldProblems({"out_of_contract": FieldProblem.STILL_TO_COME})
    links, wrong_link = _links(form.links)
    ids, wrong_id = _crm_ids(form.crm_ids)
    if wrong_link:
        raise FieldProblems({"links": FieldProblem.UNREADABLE_LINK}, wrong_link)
    if wrong_id:
        raise FieldProblems({"crm_ids": FieldProblem.UNREADABLE_ID}, wrong_id)
    return replace(
        account,
        renewal=Renewal(
            form.renewal_date,
            _line(form.renewal_amount),
            Likelihood(form.likelihood) if form.likelihood else None,
            form.renewal_risks.strip(),
            form.out_of_contract,
        ),
        links=links,
        crm_ids=ids,
    )


def _links(text: str) -> tuple[tuple[AccountLink, ...], dict[str, str]]:
    """Return the links of a text, one in a line; or the facts about the first line that has no web address."""
    found = []
    for number, line in enumerate(_lines(text), 1):
        address = _ADDRESS.search(line)
        if address is None:
            return (), {"number": str(number), "line": line}
        title = line.replace(address[0], "").strip(" :–-|\t")
        found.append(AccountLink(title or address[0].split("://", 1)[-1].rstrip("/"), address[0]))
    return tuple(found), {}


def _crm_ids(text: str) -> tuple[tuple[CrmId, ...], dict[str, str]]:
    """Return the ids of a text, one in a line; or the facts about the first line that names no system."""
    found = []
    for number, line in enumerate(_lines(text), 1):
        system, _, id_ = line.partition(":")
        if not system.strip() or not id_.strip():
            return (), {"number": str(number), "line": line}
        found.append(CrmId(system.strip(), id_.strip()))
    return tuple(found), {}


def _lines(text: str) -> list[str]:
    return [line for one in text.splitlines() if (line := " ".join(one.split())) and not is_blank(line)]


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LINE]
