"""What must be true between the entries of a playbook, over and above each entry's own fields."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from handover.model.people import Role
from handover.model.playbook import Anchor, StepKind
from handover.model.records import RecordKind
from handover.playbooks.building import due
from handover.playbooks.entries import Entries, Placed
from handover.playbooks.schema import ItemFields, StepFields
from handover.playbooks.source import Path, PlaybookError, Source

FROM_THE_END = frozenset({Anchor.LAST_DAY, Anchor.END_OF_SUPPORT})


def check(entries: Entries, workdays: int, source: Source) -> None:
    """Raise PlaybookError with everything that is wrong between the entries of a playbook."""
    problems = [*_keys(entries), *_kinds(entries), *_steps(entries, source), *_askable(entries, source)]
    if not problems:
        problems = [*_due_days(entries, workdays, source), *_dependencies(entries, source)]
    if problems:
        raise PlaybookError(*problems)


def check_add_on(entries: Entries) -> None:
    """Raise PlaybookError with everything that is wrong between the items of an add-on, which come to any playbook."""
    problems = [*_keys(entries), *_kinds(entries)]
    for one in entries:
        if one.fields.after:
            problems.append(one.problem("after", "an add-on does not know what else is asked"))
        if due(one.fields)[0] is not Anchor.START or due(one.fields)[1] < 0:
            problems.append(one.problem("due", "in an add-on, days are counted from the start"))
    if problems:
        raise PlaybookError(*problems)


def _keys(entries: Entries) -> Iterator[str]:
    count: Counter[str] = Counter()
    for one in entries:
        count[one.key] += 1
        if count[one.key] > 1:
            yield one.problem("key", "used twice: another entry has this key already")


def _kinds(entries: Entries) -> Iterator[str]:
    for one in entries:
        if isinstance(one.fields, ItemFields):
            if (one.fields.kind is RecordKind.LINKS) != bool(one.fields.slots):
                yield one.problem("slots", "an item of the kind links has them, and no other")
            if (one.fields.kind is RecordKind.CHOICE) != bool(one.fields.choices):
                yield one.problem("choices", "an item of the kind choice has them, and no other")
            yield from (
                one.problem("slots", f"the key “{key}” is given twice") for key in _twice(_slot_keys(one.fields))
            )
            yield from (
                one.problem("choices", f"“{words}” is given twice") for words in _twice(one.fields.choices or ())
            )


def _slot_keys(fields: ItemFields) -> list[str]:
    return [slot.key for slot in fields.slots or ()]


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, number in Counter(names).items() if number > 1]


def _steps(entries: Entries, source: Source) -> Iterator[str]:
    kinds = Counter(one.fields.kind for one in entries if isinstance(one.fields, StepFields))
    for kind in (StepKind.INTRODUCTION, StepKind.SIGN_OFF):
        if kinds[kind] != 1:
            yield source.problem(("steps",), f"exactly one step must be of the kind “{kind}”")


def _askable(entries: Entries, source: Source) -> Iterator[str]:
    asked = [one for one in entries if isinstance(one.fields, ItemFields) and one.fields.owner is not Role.INCOMING]
    if not asked:
        yield source.problem(("items",), "at least one must be asked of somebody else than the incoming CSM")


def _due_days(entries: Entries, workdays: int, source: Source) -> Iterator[str]:
    cause = _cause(source, "workdays")
    for one in entries:
        anchor, days = due(one.fields)
        if anchor is Anchor.START and not 0 <= days <= workdays:
            yield one.problem_in(source, cause, "due", f"must be 0 to {workdays} working days after the start")
        if anchor in FROM_THE_END and not -workdays <= days <= 0:
            yield one.problem_in(source, cause, "due", f"must be 0 to {workdays} working days before that day")


def _cause(source: Source, *fields: str) -> Path:
    """Return the first of these fields that the file has: what is wrong with another one's entries comes of it; else `extends`."""
    return next(((one,) for one in fields if source.data.get(one)), ("extends",))


def _dependencies(entries: Entries, source: Source) -> Iterator[str]:
    """Yield what depends on an entry that is not there, or on itself."""
    by_key = {one.key: one for one in entries}
    needs = {one.key: _needs(one, entries) for one in entries}
    for one in entries:
        for key, field in needs[one.key].items():
            if key not in by_key:
                missing = (
                    f"there is no entry “{key}” to come after" if key else "no step is the first call with the customer"
                )
                yield one.problem_in(source, _cause(source, "drop", "change"), field, missing)
            elif one.key in _all_needed(key, needs):
                in_turn = f"“{key}” waits for this one in turn"
                yield one.problem_in(source, _cause(source, "change"), field, in_turn)


def _needs(one: Placed, entries: Entries) -> Mapping[str, str]:
    """Return the keys of what an entry's due day depends on, each with the field that says so."""
    anchor = due(one.fields)[0]
    found = dict.fromkeys(one.fields.after, "after")
    if anchor is Anchor.CUSTOMER_TOLD:
        found[_first(entries, StepKind.INTRODUCTION)] = "due"
    if anchor is Anchor.FIRST_JOINT_CALL:
        found[_first(entries, StepKind.CALL, "warm_call")] = "due"
    return found


def _first(entries: Entries, kind: StepKind, stage: str = "") -> str:
    """Return the key of the first step of this kind, and stage if one is given; empty for none."""
    steps = [one.fields for one in entries if isinstance(one.fields, StepFields) and one.fields.kind is kind]
    return next((one.key for one in steps if not stage or one.stage == stage), "")


def _all_needed(key: str, needs: Mapping[str, Mapping[str, str]]) -> set[str]:
    """Return the key and those of everything that it depends on."""
    found, ahead = set[str](), [key]
    while ahead:
        if (one := ahead.pop()) not in found:
            found.add(one)
            ahead += needs.get(one, {})
    return found
