"""Whether the letter goes to all recipients at once or to each alone, with lines that nobody else reads (P104)."""

from collections.abc import Mapping
from datetime import datetime

from handover.introduction.drafting import save_draft
from handover.introduction.each import letters_to, lines_of
from handover.model.decision import Decision
from handover.model.handover import Handover


def write_each(
    handover: Handover,
    lines: Mapping[str, str] | None,
    names: Mapping[str, str],
    *,
    based_on: int,
    by: str,
    now: datetime,
) -> Decision:
    """Have each recipient get a letter of their own, with these lines; one letter goes to all of them where `lines` is None.

    `lines` and `names` are by address in small letters; lines of recipients that are not among them stay. It is a new version,
    which is approved anew.

    Raises OutOfDate when another than `based_on` was saved meanwhile, AlreadyDone when it is sent, NotActive.
    """
    draft = handover.introduction
    known = {one.to.casefold(): one.name for one in draft.each}
    each = letters_to(draft.to, {**lines_of(draft.each), **(lines or {})}, {**known, **names})
    return save_draft(
        handover,
        to=draft.to,
        subject=draft.subject,
        body=draft.body,
        based_on=based_on,
        by=by,
        now=now,
        each=() if lines is None else each,
    )
