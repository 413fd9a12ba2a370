"""Whether the return stands: who is asked when, and what follows while nobody answers (P9, P25).

Who is on leave is asked nothing. Two weeks before the owner is back, who covers and the account's manager are asked, in their
hours; without an answer who covers once more after a week, and then the manager hears.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from handover.model.account import Account
from handover.model.cover import Cover
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind

COVER_QUESTION = JobKind("cover_question")
COVER_SHOWN = JobKind("cover_shown")
AHEAD = timedelta(weeks=2)
AGAIN_AFTER = timedelta(weeks=1)
HEARS_AFTER = timedelta(days=3)
SHOWN_FOR = timedelta(days=30)
"""How long a question is brought up to date."""
EARLIEST_ZONE = timedelta(hours=14)
"""How far ahead of UTC a day begins first."""


class Asked(StrEnum):
    """What is asked. Values are stored with jobs."""

    STANDS = "stands"
    STANDS_MANAGER = "stands_manager"
    AGAIN = "again"
    UNANSWERED = "unanswered"


OF_MANAGER = frozenset({Asked.STANDS_MANAGER, Asked.UNANSWERED})


def first_asked_on(until: date, began: date) -> date:
    """Return the local day on which it is asked whether the return stands: two weeks before, not on its first day."""
    return max(until - AHEAD, began + timedelta(days=1))


def cover_asked(handover: Handover, at: datetime) -> Iterator[Job]:
    """Yield what is asked about the cover that begins with the completion of this handover at `at` (UTC)."""
    yield from questions(handover.id, handover.incoming, handover.manager, handover.back_on, at, at)


def questions(
    handover_id: str, by: str, manager: str, until: date | None, said_at: datetime, at: datetime
) -> Iterator[Job]:
    """Yield what is asked first of who covers and of the manager, who may be nobody, once a day was said at `said_at` (UTC).

    `at` (UTC) is when the cover began, or now.
    """
    if until is not None:
        day = first_asked_on(until, at.date())
        yield _question(handover_id, Asked.STANDS, by, day, said_at)
        if manager:
            yield _question(handover_id, Asked.STANDS_MANAGER, manager, day, said_at)


def asked_next(handover_id: str, cover: Cover, manager: str, asked: Asked, day: date) -> tuple[Job, ...]:
    """Return what is asked next if nobody answers what was asked on this day."""
    match asked:
        case Asked.STANDS:
            return (_question(handover_id, Asked.AGAIN, cover.by, day + AGAIN_AFTER, cover.day_said_at),)
        case Asked.AGAIN if manager:
            return (_question(handover_id, Asked.UNANSWERED, manager, day + HEARS_AFTER, cover.day_said_at),)
        case _:
            return ()


def asked_instead(handover_id: str, account: Account, asked: Asked, day: date, user: str) -> tuple[Job, ...]:
    """Return the same question to who is to be asked now, where that is somebody else than `user`; nothing where it is nobody."""
    cover = account.cover
    wanted = whom_to_ask(account, asked)
    if cover is None or not wanted or wanted == user:
        return ()
    return (_question(handover_id, asked, wanted, day, cover.day_said_at),)


def whom_to_ask(account: Account, asked: Asked) -> str:
    """Return the user id of who is asked this, empty for nobody: who is on leave is not, though they be the manager."""
    cover = account.cover
    if cover is None:
        return ""
    wanted = account.manager if asked in OF_MANAGER else cover.by
    return "" if wanted == cover.owner or (asked in OF_MANAGER and wanted == cover.by) else wanted


def shown_as_it_is(account: Account, cover: Cover, by: str) -> tuple[Job, ...]:
    """Return what brings the questions about this cover up to date for whoever was asked, once `by` has said something."""
    users = sorted({cover.by, account.manager} - {"", cover.owner})
    keys = {user: f"cover_shown:{cover.handover}:{user}" for user in users}
    return tuple(
        Job(COVER_SHOWN, key, key, cover.handover, {"user": user, "by": by}, urgent=user == by, again=True)
        for user, key in keys.items()
    )


def questions_of(handover_id: str) -> str:
    """Return what the keys of all questions about the cover begin with that this handover began."""
    return f"cover_question:{handover_id}:"


def asked_with(key: str) -> tuple[Asked, str]:
    """Return what the question with this key asks, and when the day was said (UTC, ISO 8601) that it is about."""
    _, _, rest = key.split(":", 2)
    said_at, asked, _day, _user = rest.rsplit(":", 3)
    return Asked(asked), said_at


def still_asked(account: Account, said_at: str) -> bool:
    """Return whether it is still to be asked whether the return stands: nothing was said of the day since `said_at`, nor agreed."""
    cover = account.cover
    return (
        cover is not None
        and cover.day_said_at.isoformat() == said_at
        and cover.until is not None
        and not cover.agreed_by
    )


def _question(handover_id: str, asked: Asked, user: str, day: date, said_at: datetime) -> Job:
    """Ask this person on their local day `day`, or on their first working day after it."""
    ref = {"user": user, "asked": asked.value, "day": day.isoformat(), "said_at": said_at.isoformat()}
    return Job(
        COVER_QUESTION,
        f"{questions_of(handover_id)}{said_at.isoformat()}:{asked}:{day}:{user}",
        f"cover:{handover_id}:{user}",
        handover_id,
        ref,
        due=datetime.combine(day, time(), tzinfo=UTC) - EARLIEST_ZONE,
        urgent=False,
    )
