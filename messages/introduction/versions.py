"""Earlier versions of the introduction e-mail: the list, one of them, and the undo of one that was restored."""

from handover.introduction.restoring import restored_from
from handover.model.handover import Handover
from handover.model.introduction import LetterVersion
from messages.introduction import each
from messages.introduction.body import head, prose
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

TITLE = "Earlier versions"


def versions_button(handover: Handover) -> list[blocks.Element]:
    """Return the button that lists the earlier versions; none where there are none."""
    if not handover.introduction.versions:
        return []
    return [blocks.button("See earlier versions", Action.EMAIL_VERSIONS, handover.id)]


def restored(handover: Handover) -> list[Block]:
    """Return that the e-mail says again what an earlier version said, with the undo; nothing where it does not."""
    draft = handover.introduction
    earlier = restored_from(draft)
    if earlier is None or draft.sent or not handover.active:
        return []
    undo = blocks.button("Undo", Action.EMAIL_RESTORE, _restore_value(handover, draft.versions[-1]))
    return [blocks.section(f"This is what {version_words(earlier)} said.", undo)]


def listed(handover: Handover) -> View:
    """Return the list of the versions that are kept, newest first."""
    newest_first = reversed(handover.introduction.versions)
    return blocks.modal(
        Form.EMAIL_VERSIONS,
        TITLE,
        [
            blocks.context(f"{account(handover)} · what this letter said before, newest first"),
            *(_line(handover, one) for one in newest_first),
            blocks.actions(_close(handover)),
        ],
    )


def read(handover: Handover, earlier: LetterVersion) -> View:
    """Return an earlier version as the customer would have read it, with the way to restore it while the e-mail can be changed."""
    draft = handover.introduction
    restore = blocks.button("Restore", Action.EMAIL_RESTORE, _restore_value(handover, earlier))
    again = handover.active and not draft.sent
    hint = (
        "Restored, it becomes a new version that is approved anew. The current one is kept, and one tap brings it back."
    )
    back = blocks.button("See all versions", Action.EMAIL_VERSIONS, handover.id)
    return blocks.modal(
        Form.EMAIL_VERSIONS,
        TITLE,
        [
            blocks.context(f"{account(handover)} · {version_words(earlier)}{_read_by_others(earlier)}"),
            # Above the letter, which is longer than a screen.
            *([blocks.context(hint)] if again else []),
            blocks.actions(*([restore] if again else []), back, _close(handover)),
            blocks.divider(),
            head(earlier),
            *prose(each.as_shown(earlier).body),
            *each.shown(earlier),
        ],
    )


def _line(handover: Handover, earlier: LetterVersion) -> Block:
    value = str(ButtonValue(handover.id, str(earlier.version)))
    words = (
        f"{version_words(earlier)}{_read_by_others(earlier)}\n{safe(oneline(earlier.subject), 200) or '_No subject_'}"
    )
    return blocks.section(words[0].upper() + words[1:], blocks.button("Read it", Action.EMAIL_VERSION, value))


def version_words(earlier: LetterVersion) -> str:
    """Return which version it is, in mrkdwn: when it was saved, and by whom."""
    when = f" of {local_time(earlier.saved_at)}" if earlier.saved_at else ""
    return f"the version{when} by {mention(earlier.author)}"


def _read_by_others(earlier: LetterVersion) -> str:
    return " · was up for approval" if earlier.put_up else ""


def _close(handover: Handover) -> blocks.Element:
    return blocks.button("See the current one", Action.EMAIL_VERSIONS_CLOSE, handover.id)


def _restore_value(handover: Handover, earlier: LetterVersion) -> str:
    """Return what the button carries: the version that comes back, and the one that it replaces."""
    return str(ButtonValue(handover.id, f"{earlier.version}.{handover.introduction.version}"))
