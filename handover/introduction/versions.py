"""What the letter that is being written said before: its versions, and the one that others have read."""

from handover.model.introduction import Introduction, LetterVersion

MOST_KEPT = 20
"""Versions that are kept beside the current one; the one that others have read last is always among them."""


def with_current(draft: Introduction) -> tuple[LetterVersion, ...]:
    """Return the versions to keep, oldest first, once another one replaces this draft."""
    if not draft.drafted:
        return draft.versions
    kept = (*draft.versions, version_of(draft))
    if len(kept) <= MOST_KEPT:
        return kept
    read = next((one for one in reversed(kept) if one.put_up), None)
    spare = next(one for one in kept if one is not read)
    return tuple(one for one in kept if one is not spare)


def version_of(draft: Introduction) -> LetterVersion:
    """Return the draft as a version of it."""
    return LetterVersion(
        draft.version, draft.to, draft.subject, draft.body, draft.author, draft.edited_at, draft.was_put_up, draft.each
    )


def last_put_up(draft: Introduction) -> LetterVersion | None:
    """Return the latest version before this one that others than its author were to read; None where there is none."""
    return next((one for one in reversed(draft.versions) if one.put_up), None)
