"""The whole blueprint in words: parts in plain text, which the Markdown, the PDF and the canvas lay out each in its own way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handover.blueprint.whole import FlaggedPromise, WholeBlueprint, WholeEntry
from handover.model.account import Account
from handover.model.people import Person
from handover.model.records import RecordKind
from handover.records.in_words import in_words
from handover.text.blank import is_blank
from messages.blueprint.brief import NOTHING, brief_parts
from messages.covered import until_words
from messages.customer_kinds import LIKELIHOODS, TIERS
from messages.kit.dates import day_and_year
from messages.kit.text import oneline
from messages.promises.words import LACKS

HEADINGS: Mapping[RecordKind, str] = {
    RecordKind.PEOPLE: "People",
    RecordKind.PROMISES: "Promises",
    RecordKind.DATES: "Dates",
    RecordKind.PROJECTS: "Projects",
    RecordKind.ISSUES: "Issues",
    RecordKind.LINKS: "Links",
    RecordKind.PULSE: "How they feel",
    RecordKind.FIGURE: "Figures",
    RecordKind.CHOICE: "Choices",
    RecordKind.TEXT: "What else to know",
}
BRIEF, CONTRACT, TEAM = "brief", "contract", "team"
"""The keys of the parts that are no entries; an entry's is `ENTRY` and its item."""
ENTRY = "entry:"


@dataclass(frozen=True)
class BlueprintPart:
    """One part, in plain text. `heading` is that of the section which begins with it, empty within a section.

    `text` is what is known, in its own lines; `told` who said it when, and how old it may get; `flags` what is wrong with promises
    in it; `records` what was understood of it, a line each; `links` titles and addresses of what was saved beside it.
    """

    key: str
    title: str
    text: str
    heading: str = ""
    told: str = ""
    flags: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def parts_of(blueprint: WholeBlueprint, people: Mapping[str, Person]) -> tuple[BlueprintPart, ...]:
    """Return all parts, in the order in which they are read. Whoever is not among `people` is named by their id."""
    return tuple(_parts(blueprint, {user: person.name for user, person in people.items()}))


def title_of(account: Account) -> str:
    """Return what the whole is called, in plain text."""
    return f"Blueprint: {oneline(account.name)}"


def standing(blueprint: WholeBlueprint) -> str:
    """Return of which day it is, and how much of it is stale, in plain text."""
    stale = sum(one.stale for one in blueprint.entries)
    old = f" {stale} of {len(blueprint.entries)} entries are stale: nobody has said for a while that it is still so."
    return f"As of {day_and_year(blueprint.today)}.{old if stale else ''}"


def _parts(blueprint: WholeBlueprint, names: Mapping[str, str]) -> Iterator[BlueprintPart]:
    brief = "\n".join(f"{name}: {text}" for name, text in brief_parts(blueprint.brief))
    yield BlueprintPart(BRIEF, "In short", brief or NOTHING)
    account = blueprint.account
    links = tuple(_link(one.title, one.url) for one in account.links)
    yield BlueprintPart(CONTRACT, "Customer and contract", "\n".join(_contract(account)), links=links)
    yield BlueprintPart(TEAM, "Our team", "\n".join(_team(account, names)))
    for section in blueprint.sections:
        for number, one in enumerate(section.entries):
            yield _entry(one, "" if number else HEADINGS[section.kind], names)


def _contract(account: Account) -> Iterator[str]:
    renewal = account.renewal
    said = [
        day_and_year(renewal.day) if renewal.day else "",
        oneline(renewal.amount),
        LIKELIHOODS[renewal.likelihood].lower() if renewal.likelihood else "",
    ]
    yield f"Renewal: {' · '.join(one for one in said if one) or 'not known'}"
    ended = renewal.out_of_contract
    facts = [
        ("Out of contract since", day_and_year(ended) if ended else ""),
        ("What could get in the way", renewal.risks),
        ("Also called", " · ".join(account.other_names)),
        ("Tier", TIERS[account.tier] if account.tier else ""),
        ("Segment", account.segment),
        ("Industry", account.industry),
        ("Region", account.region),
        ("Language", account.language),
        ("Website", account.website),
        *((one.system, one.id) for one in account.crm_ids),
    ]
    yield from (f"{oneline(name)}: {oneline(text)}" for name, text in facts if text)


def _team(account: Account, names: Mapping[str, str]) -> Iterator[str]:
    since = f", since {day_and_year(account.owner_since)}" if account.owner and account.owner_since else ""
    team = f" for {oneline(account.owner_team)}" if account.owner and account.owner_team else ""
    yield f"Owner: {_who(account.owner, names)}{team}{since}"
    if account.covered_by:
        yield f"Covered by: {_who(account.covered_by, names)}, {until_words(account.covered_until)}"
    yield f"Backup: {_who(account.backup, names)}"
    if account.manager:
        yield f"Manager: {_who(account.manager, names)}"
    yield from (f"{role.value.capitalize()}: {_who(user, names)}" for role, user in account.team.items() if user)


def _who(user: str, names: Mapping[str, str]) -> str:
    return oneline(names.get(user) or user) if user else "nobody"


def _entry(whole: WholeEntry, heading: str, names: Mapping[str, str]) -> BlueprintPart:
    entry = whole.entry
    text = f"Doesn't apply: {entry.not_applicable.strip()}" if entry.not_applicable else entry.text.strip()
    return BlueprintPart(
        f"{ENTRY}{entry.item}",
        oneline(entry.title),
        text,
        heading,
        _told(whole, names),
        tuple(_flag(one) for one in whole.flagged),
        tuple(in_words(one) for one in whole.records),
        tuple(_link(one.title, one.link) for one in entry.evidence),
    )


def _link(title: str, address: str) -> tuple[str, str]:
    """Return a link's title and address; an empty title where there is nothing in it to read."""
    return "" if is_blank(title) else oneline(title), address


def _told(whole: WholeEntry, names: Mapping[str, str]) -> str:
    entry = whole.entry
    parts = [f"{_who(entry.by, names) if entry.by else 'Somebody'}, {day_and_year(entry.at.date())}"]
    if entry.confirmed_by and entry.confirmed_at:
        parts.append(f"confirmed by {_who(entry.confirmed_by, names)}, {day_and_year(entry.confirmed_at.date())}")
    if whole.stale_on is not None:
        parts.append(f"{'stale since' if whole.stale else 'fresh until'} {day_and_year(whole.stale_on)}")
    return " · ".join(parts)


def _flag(flagged: FlaggedPromise) -> str:
    what = oneline(flagged.promise.what or flagged.promise.as_written)
    return f"{what}: {', '.join([*(LACKS[lack] for lack in flagged.missing), *(['overdue'] * flagged.overdue)])}"
