"""The words that everything about the internal document for another department shares."""

from collections.abc import Iterator, Mapping

from handover.department.contents import Why
from handover.department.sending import DeliveredAlready, NoColleague, NotYoursToHandOver, goes_to_department
from handover.model.department import DepartmentVersion, Standing
from handover.model.handover import Handover
from messages.kit.dates import local_time
from messages.kit.refusals import words_for
from messages.kit.text import mention, oneline, safe

TITLE, RECEIVER_TITLE, MISSING_TITLE = "Document for colleagues", "Where does it go?", "Something is missing"
OUTSIDE = "A provider outside takes over …"
WHYS: Mapping[Why, str] = {
    Why.PARTICIPANTS: "for the people of the handover alone",
    Why.REPEATS: "it repeats a note or a reason that is for them alone",
    Why.SECRET: "it looks like a password or key",
}


def department_name(version: DepartmentVersion) -> str:
    """Return the department's name, escaped."""
    return safe(oneline(version.receiver.name), 150)


def version_lines(version: DepartmentVersion, number: int) -> Iterator[str]:
    """Yield what has become of a version, a line each."""
    to = f"{department_name(version)}, {mention(version.receiver.person)}"
    yield f"*Version {number + 1}* · handed to {to} by {mention(version.by)}, {local_time(version.at)}"
    if version.taken_back_by:
        at = f", {local_time(version.taken_back_at)}" if version.taken_back_at else ""
        yield f"Taken back by {mention(version.taken_back_by)}{at}"
    elif version.unreachable:
        yield f":warning: Not delivered: {mention(version.receiver.person)} is no full member here any more"
    elif version.delivered_at is None:
        yield "It is delivered in their working hours, and can be taken back until then."
    else:
        yield f"Delivered {local_time(version.delivered_at)}"
    if version.missing_at is not None:
        yield f":grey_question: Something is missing ({local_time(version.missing_at)}): {safe(oneline(version.missing), 500)}"
    if version.acknowledged_at is not None:
        yield (
            f"✓ {mention(version.receiver.person)} has it, and nothing is missing ({local_time(version.acknowledged_at)})"
        )


def department_line(handover: Handover) -> str:
    """Return in a line how far the document for another department is; empty where none takes over."""
    if not goes_to_department(handover) or handover.receiver is None:
        return ""
    name = safe(oneline(handover.receiver.name), 150)
    if not handover.department_versions:
        return f"Goes to {name} · the document for {mention(handover.receiver.person)} is not handed over yet"
    number = len(handover.department_versions) - 1
    *_, last = version_lines(handover.department_versions[number], number)
    return f"Goes to {name} · version {number + 1}: {last}"


def in_plain_words(version: DepartmentVersion, number: int, names: Mapping[str, str]) -> str:
    """Return what became of a version in plain text, for the history in the handover document."""
    by, to = (names.get(user, user) for user in (version.by, version.receiver.person))
    became = {
        Standing.WAITING: "It is not delivered yet.",
        Standing.DELIVERED: "It is delivered.",
        Standing.ACKNOWLEDGED: f"{to} has it, and nothing is missing.",
        Standing.MISSING: f"{to} misses: {oneline(version.missing)}",
        Standing.TAKEN_BACK: "It was taken back before it was delivered.",
        Standing.UNREACHABLE: f"It was not delivered: {to} was no full member any more.",
    }[version.standing]
    return f"{by} handed version {number + 1} of the document to {to}, {oneline(version.receiver.name)}. {became}"


@words_for.register
def _(refusal: NotYoursToHandOver) -> str:
    others = f", {mention(refusal.who)}, the manager," if refusal.who else ""
    return f"Only the two CSMs{others} or a workspace admin hand the document over. Please ask one of them."


@words_for.register
def _(_refusal: NoColleague) -> str:
    return "Who gets it? Say so under *Where does it go …* first, then hand it over."


@words_for.register
def _(_refusal: DeliveredAlready) -> str:
    return "It has been delivered, so it can't be taken back any more. You can hand over a newer version."
