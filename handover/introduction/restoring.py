"""An earlier version of the letter put in the place of the current one, as a new version. Undone by restoring the other."""

from datetime import datetime

from handover.introduction.drafting import save_draft
from handover.introduction.refusals import OutOfDate
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.introduction import Introduction, LetterVersion


def restore(handover: Handover, *, version: int, based_on: int, by: str, now: datetime) -> Decision:
    """Save what `version` says as a new version, which is to be approved anew. `based_on` is the one that it replaces.

    Changes nothing where both say the same. Raises OutOfDate when another version was saved meanwhile, or this one is not
    kept any more; AlreadyDone when the e-mail is sent, NotActive.
    """
    draft = handover.introduction
    kept = earlier_version(draft, version)
    if kept is None:
        raise OutOfDate(draft.author)
    return save_draft(
        handover,
        to=kept.to,
        subject=kept.subject,
        body=kept.body,
        based_on=based_on,
        by=by,
        now=now,
        each=kept.each,
    )


def earlier_version(draft: Introduction, version: int) -> LetterVersion | None:
    """Return the version that is kept under this number; None where there is none."""
    return next((one for one in draft.versions if one.version == version), None)


def restored_from(draft: Introduction) -> LetterVersion | None:
    """Return the version before the last one that says the same as this one; None where this one says something of its own."""
    same = (one for one in reversed(draft.versions[:-1]) if _texts(one) == _texts(draft))
    return next(same, None)


def _texts(letter: Introduction | LetterVersion) -> tuple[object, ...]:
    return letter.to, letter.subject, letter.body, letter.each
