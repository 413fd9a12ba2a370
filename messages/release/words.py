"""The words that everything about a released document shares."""

from collections.abc import Iterator, Mapping

from handover.model.handover import Handover
from handover.model.receiver import Receiver
from handover.model.release import HowSent, Passed, Release, ReleaseSection
from handover.release.releasing import ManagerReleases, NoReceiver, NotAsShown, NotSentYet, SentAlready
from handover.release.sorting import Doubt
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.ids import Action
from messages.kit.refusals import words_for
from messages.kit.text import mention, oneline, safe
from messages.kit.values import ButtonValue

TITLE, LINES_TITLE, LEFT_OUT_TITLE = "Document for outside", "Every line", "Left out"
OPEN = "Open the document"
SECTIONS: Mapping[ReleaseSection, str] = {
    ReleaseSection.ACCOUNT: "The customer",
    ReleaseSection.PEOPLE: "People there",
    ReleaseSection.PROMISES: "What was promised",
    ReleaseSection.DATES: "Dates",
    ReleaseSection.PROJECTS: "Projects",
    ReleaseSection.ISSUES: "Current issues",
    ReleaseSection.HISTORY: "Service history",
    ReleaseSection.LINKS: "Links",
    ReleaseSection.TOLD: "More about the customer",
    ReleaseSection.WORDS: "What else to know",
    ReleaseSection.REACH: "How to reach us",
}
HOW: Mapping[HowSent, str] = {
    HowSent.EMAIL: "by e-mail",
    HowSent.FOLDER: "in a shared folder",
    HowSent.PORTAL: "in their portal",
    HowSent.PERSONALLY: "personally",
    HowSent.POST: "by post",
}
DOUBTS: Mapping[Doubt, str] = {
    Doubt.SECRET: "It looks like a password or key, so it never leaves",
    Doubt.REPEATS: "It repeats what is internal",
    Doubt.PERHAPS_REPEATS: "It may repeat what is internal",
    Doubt.SENSITIVE: "It has a word that is better kept among us",
    Doubt.OWN_ADDRESS: "It is an address of ours, which they can hardly open",
    Doubt.PRIVATE: "It tells of money, health or somebody's reasons, so it never leaves",
    Doubt.OWN_WORDS: "Written among us, so it leaves only if you let it out",
}


def receiver_line(receiver: Receiver) -> str:
    """Return the receiver's name, and whom to turn to there."""
    about = ", ".join(safe(oneline(one), 150) for one in (receiver.contact, receiver.email) if one)
    return f"*{safe(oneline(receiver.name), 150)}*" + (f" ({about})" if about else "")


def version_lines(version: Release, number: int) -> Iterator[str]:
    """Yield what has become of a version, a line each."""
    yield f"*Version {number + 1}* · released by {mention(version.by)}, {local_time(version.at)}"
    if version.taken_back_by:
        at = f", {local_time(version.taken_back_at)}" if version.taken_back_at else ""
        yield f"Taken back by {mention(version.taken_back_by)}{at}"
    if version.sent is not None:
        yield f"✓ Sent {_passed(version.sent, 'to')}"
    if version.received is not None:
        yield f"✓ Receipt confirmed {_passed(version.received, 'by')}"


def version_buttons(handover: Handover, number: int) -> list[blocks.Element]:
    """Return what can be noted of a version now, or undone."""
    version = handover.release.versions[number]
    value = str(ButtonValue(handover.id, str(number)))
    if version.taken_back_by:
        return []
    if version.sent is None:
        sent = blocks.button("Mark as sent …", Action.RELEASE_SENT, value, "primary")
        return [sent, blocks.button("Take back", Action.RELEASE_TAKE_BACK, value)]
    undo = "Undo the receipt" if version.received else "Not sent after all"
    confirmed = [] if version.received else [blocks.button("They confirmed receipt …", Action.RELEASE_RECEIVED, value)]
    return [*confirmed, blocks.button(undo, Action.RELEASE_UNDO, value)]


def open_button(handover: Handover, words: str = OPEN) -> blocks.Element:
    """Return the button that opens the document."""
    return blocks.button(words, Action.RELEASE_OPEN, handover.id)


def release_line(handover: Handover) -> str:
    """Return in a line how far the document for outside is; empty where nobody outside takes over."""
    receiver, versions = handover.receiver, handover.release.versions
    if receiver is None or not receiver.outside:
        return ""
    name = safe(oneline(receiver.name), 150)
    standing = next((at for at in reversed(range(len(versions))) if not versions[at].taken_back_by), None)
    if standing is None:
        return f"Taken over by {name}, outside · nothing is released to them yet"
    *_, last = version_lines(versions[standing], standing)
    return f"Taken over by {name}, outside · {last}"


def _passed(passed: Passed, joint: str) -> str:
    whom = safe(oneline(passed.whom), 150)
    return f"on {day_and_year(passed.on)}, {HOW[passed.how]}, {joint} {whom} (noted by {mention(passed.by)})"


@words_for.register
def _(refusal: ManagerReleases) -> str:
    if not refusal.who:
        return (
            "Only a manager decides what leaves, and this handover has none yet. Choose one under *Change the plan* "
            "(`/handover plan`), or ask a workspace admin."
        )
    return f"Only {mention(refusal.who)}, the manager, or a workspace admin decides what leaves. Please ask them."


@words_for.register
def _(_refusal: NoReceiver) -> str:
    return "Who takes over outside? Say so under *Who takes over …* first, then release it."


@words_for.register
def _(_refusal: NotAsShown) -> str:
    return (
        "Something has changed since you looked at it, so I have done nothing. `/handover release` shows the document "
        "as it is now."
    )


@words_for.register
def _(_refusal: SentAlready) -> str:
    return "This version is marked as sent, so it can't be taken back. If it wasn't, press *Not sent after all* first."


@words_for.register
def _(_refusal: NotSentYet) -> str:
    return "This version isn't marked as sent. Press *Mark as sent* first, then note that they have it."
