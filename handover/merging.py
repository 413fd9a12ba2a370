"""Two accounts that are one customer become one: what comes together, what has to be chosen, and how that is undone.

One of them stays; the other goes into it. Nothing that either knows is lost: names, links and lines of entries come together,
and of a field that can say one thing only somebody chooses.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from handover.accounts.following import field_words, recorded
from handover.accounts.names import folded
from handover.entries.editing import records_of
from handover.known import known_anew
from handover.model.account import Account, AccountEntry, AccountField, Renewal
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.merge import Merge
from handover.model.records import Record
from handover.model.refusals import Refusal
from handover.records.in_words import in_words

UNDONE_WITHIN = timedelta(days=1)
"""How long two accounts can be taken apart again."""
_TOGETHER = (AccountField.OTHER_NAMES, AccountField.CRM_IDS, AccountField.LINKS)
_WITH_ANOTHER = {
    AccountField.OWNER_SINCE: AccountField.OWNER,
    AccountField.OWNER_TEAM: AccountField.OWNER,
    AccountField.COVERED_BY: AccountField.OWNER,
    AccountField.COVERED_UNTIL: AccountField.OWNER,
    AccountField.OUT_OF_CONTRACT: AccountField.RENEWAL_DATE,
}
"""Fields that go with another: since when goes with whom, and so does who covers for them; and a contract that there is none of
with the day it renews."""
CHOSEN = tuple(one for one in AccountField if one not in _TOGETHER and one not in _WITH_ANOTHER)
"""Fields that say one thing only."""


class SameAccount(Refusal):
    """An account cannot be merged with itself; or the two have become one meanwhile."""


@dataclass
class BothUnderWay(Refusal):
    """Both accounts have an open handover, and one customer has one. `account` and `other` are their names."""

    account: str
    other: str


@dataclass
class MergeNotUndone(Refusal):
    """They cannot be taken apart: it is too long ago, was undone already, or, with `begun`, a handover was started since."""

    begun: bool = False


@dataclass(frozen=True)
class SideBySide:
    """What both accounts know on one item, and what stands there when they are one."""

    kept: AccountEntry
    other: AccountEntry
    together: AccountEntry


def to_choose(kept: Account, other: Account) -> tuple[AccountField, ...]:
    """Return the fields of which one value stays and that say something else in either account. The name is always among them."""
    said = {one: (_value(kept, one), _value(other, one)) for one in CHOSEN}
    return tuple(one for one, (own, theirs) in said.items() if own and theirs and own != theirs)


def choices(
    kept: Account, other: Account, field: AccountField
) -> tuple[tuple[AccountField, str], tuple[AccountField, str]]:
    """Return what the field says in either account, and which field that is: a contract may renew, or be none."""
    return _spoken(kept, field), _spoken(other, field)


def merged_account(kept: Account, other: Account, taken: Collection[AccountField], *, by: str, at: datetime) -> Account:
    """Return the account that stays, with what the other adds; of the fields `taken` the other's value. Changes are recorded."""
    first, second = (other, kept) if AccountField.NAME in taken else (kept, other)
    names: dict[str, str] = {}
    for name in (*first.names, *second.names):
        names.setdefault(folded(name), name)
    own = {one for one in CHOSEN if one not in taken and _value(kept, one)}
    values: dict[str, Any] = {}
    for field in ("website", "tier", "segment", "industry", "region", "language", "owner", "backup", "manager"):
        values[field] = getattr(kept if AccountField(field) in own else other, field)
    owned = kept if AccountField.OWNER in own else other
    values |= {"owner_since": owned.owner_since, "owner_team": owned.owner_team}
    if values["backup"] == values["owner"]:
        values["backup"] = next((one for one in (kept.backup, other.backup) if one != values["owner"]), "")
    team = {role: user for role, user in other.team.items() if AccountField(role.value) not in own}
    made = replace(
        kept,
        **values,
        name=first.name,
        other_names=tuple(name for key, name in names.items() if key != folded(first.name)),
        team={**kept.team, **team},
        renewal=_renewal(kept.renewal, other.renewal, own),
        crm_ids=tuple(dict.fromkeys((*kept.crm_ids, *other.crm_ids))),
        links=tuple(dict.fromkeys((*kept.links, *other.links))),
        no_secrets=(*kept.no_secrets, *other.no_secrets),
        covers=tuple(sorted((*kept.covers, *other.covers), key=lambda one: one.began_at)),
    )
    known = replace(kept, changes=tuple(sorted((*kept.changes, *other.changes), key=lambda one: one.at)))
    return recorded(known, made, by=by, at=at)


def side_by_side(
    kept: Mapping[str, AccountEntry], other: Mapping[str, AccountEntry], running: str = ""
) -> tuple[SideBySide, ...]:
    """Return what both know and say in other words, by item. An answer of the handover `running` stays as it is there."""
    both = [(kept[item], other[item]) for item in kept if item in other]
    pairs = [SideBySide(one, two, together(one, two, running)) for one, two in both if _says(one) != _says(two)]
    return tuple(pairs)


def merged_entries(
    kept: Mapping[str, AccountEntry], other: Mapping[str, AccountEntry], running: str = ""
) -> dict[str, AccountEntry]:
    """Return the entries of the account that stays which are other ones than before, by item."""
    made = {item: together(kept[item], entry, running) if item in kept else entry for item, entry in other.items()}
    return {item: entry for item, entry in made.items() if kept.get(item) != entry}


def together(one: AccountEntry, two: AccountEntry, running: str = "") -> AccountEntry:
    """Return what two entries say together: the newer one's lines and records first, then the older one's that are others.

    Where one of them says that it does not apply, the newer one stays; and the answer of the handover `running`, which would
    write over it with its next change.
    """
    if running in (one.handover, two.handover) and running:
        return one if one.handover == running else two
    newer, older = (one, two) if one.as_of >= two.as_of else (two, one)
    if _says(one) == _says(two) or one.not_applicable or two.not_applicable:
        return newer
    lines, words = newer.text.splitlines(), {line.strip() for line in newer.text.splitlines()}
    lines += [line for line in older.text.splitlines() if line.strip() not in words]
    return replace(
        newer,
        text="\n".join(lines),
        handover="",
        source="",
        origin=None,
        evidence=tuple({one.link: one for one in (*newer.evidence, *older.evidence)}.values()),
        records=_records(newer, older),
    )


def unmerged_account(now: Account, gone: Account, merge: Merge, *, by: str, at: datetime) -> Account:
    """Return the account that stayed, without what the other one added; what has been changed since stays. Changes are recorded."""
    values = {
        field: getattr(merge.before, field)
        for field in vars(now)
        if field not in ("name", "other_names", "changes", "no_secrets")
        and getattr(now, field) == getattr(merge.after, field)
    }
    theirs = {folded(name) for name in gone.names}
    own = [name for name in now.names if folded(name) not in theirs]
    name = own[0] if own else merge.before.name
    if folded(merge.before.name) in {folded(one) for one in own} and now.name != name:
        name = merge.before.name
    others = tuple(one for one in own if folded(one) != folded(name))
    return recorded(now, replace(now, **values, name=name, other_names=others), by=by, at=at)


@dataclass(frozen=True)
class TakenApart:
    """What stands in either account when they are two again, by item: in the one that stayed, None for what it has no more."""

    kept: Mapping[str, AccountEntry | None]
    other: Mapping[str, AccountEntry]


def taken_apart(merge: Merge, now: Mapping[str, AccountEntry]) -> TakenApart:
    """Return what stands in either account again. `now` are the entries as they are.

    What was changed since stays where it is; what a handover that goes back has said since goes with it.
    """
    kept: dict[str, AccountEntry | None] = {}
    other: dict[str, AccountEntry] = {}
    for item, entry in now.items():
        if entry == merge.entries_after.get(item):
            kept[item] = merge.entries_before.get(item)
        elif entry.handover in merge.handovers and entry != merge.entries_before.get(item):
            kept[item], other[item] = merge.entries_before.get(item), entry
    return TakenApart(kept, other)


def with_entries(handover: Handover, entries: Mapping[str, AccountEntry | None], now: datetime) -> Decision:
    """Have an open handover know these entries of its account, by item: None for those that are known no more.

    What it knows in these very words stays as it is.
    """
    jobs: list[Job] = []
    changed = handover
    for item, entry in entries.items():
        known = changed.known.get(item)
        if known is not None and known.entry == entry:
            continue
        decision = known_anew(changed, item, entry, now)
        changed = decision.handover
        jobs += [job for job in decision.jobs if job.key not in {one.key for one in jobs}]
    return Decision(changed, tuple(jobs))


def _value(account: Account, field: AccountField) -> str:
    return _spoken(account, field)[1]


def _spoken(account: Account, field: AccountField) -> tuple[AccountField, str]:
    words = field_words(account)
    if field is AccountField.RENEWAL_DATE and not words[field]:
        return AccountField.OUT_OF_CONTRACT, words[AccountField.OUT_OF_CONTRACT]
    return field, words[field]


def _renewal(kept: Renewal, other: Renewal, own: Collection[AccountField]) -> Renewal:
    contract = kept if AccountField.RENEWAL_DATE in own else other
    return Renewal(
        contract.day,
        (kept if AccountField.RENEWAL_AMOUNT in own else other).amount,
        (kept if AccountField.LIKELIHOOD in own else other).likelihood,
        (kept if AccountField.RENEWAL_RISKS in own else other).risks,
        contract.out_of_contract,
    )


def _says(entry: AccountEntry) -> tuple[str, str, tuple[str, ...]]:
    return " ".join(entry.text.split()), entry.not_applicable, tuple(one.link for one in entry.evidence)


def _records(newer: AccountEntry, older: AccountEntry) -> tuple[Record, ...]:
    """Return the records of both, each thing once, and no two under one id."""
    found = list(records_of(newer))
    said, ids = {in_words(one) for one in found}, {one.id for one in found}
    for record in records_of(older) if older.kind is newer.kind else ():
        if in_words(record) not in said:
            found.append(replace(record, id=record.id if record.id not in ids else f"{record.id}+{len(found)}"))
    return tuple(found)
