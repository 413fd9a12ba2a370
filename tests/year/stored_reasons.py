"""What the program itself gives as the reason for a day without a message, to be compared with the expectations'."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from handover.digest.schedule import DIGEST, NoDigest, NoDigestReason, digest_due
from handover.model.people import Person
from storage import tables
from storage.database.engine import engine_for
from tests.year.expectations import Reason

BY_RULE: Mapping[Reason, NoDigestReason] = {
    Reason.GONE: NoDigestReason.DEACTIVATED,
    Reason.AWAY: NoDigestReason.AWAY,
    Reason.DAY_OFF: NoDigestReason.DAY_OFF,
    Reason.HOLIDAY: NoDigestReason.HOLIDAY,
}
"""Days off, for which no message is even asked for: the rule tells why, as it does in the settings."""
ON_RECORD: Mapping[Reason, NoDigestReason] = {
    Reason.OUTAGE: NoDigestReason.TOO_LATE,
    Reason.SNOOZED: NoDigestReason.SNOOZED,
    Reason.PAUSED: NoDigestReason.NOTHING,
    Reason.NOT_DUE: NoDigestReason.NOTHING_DUE,
    Reason.TOLD: NoDigestReason.TOLD,
    Reason.NOTHING: NoDigestReason.NOTHING,
}
"""Mornings for which a message was asked for and none was sent: the outbox keeps why."""


def by_rule(person: Person, day: date) -> str:
    """Return why the rule says that there is no message for somebody on a local day, empty when it says that there is one."""
    answer = digest_due(person, day)
    return str(answer.why) if isinstance(answer, NoDigest) else ""


async def on_record(database: str) -> dict[tuple[str, date], str]:
    """Return by person and local day why no message came of those that were asked for; empty for those that were sent."""
    jobs = tables.jobs.c
    wanted = select(jobs.ref, jobs.why, jobs.result).where(jobs.kind == DIGEST)
    engine = engine_for(database)
    try:
        async with engine.begin() as connection:
            rows = (await connection.execute(wanted)).all()
    finally:
        await engine.dispose()
    return {(row.ref["user"], date.fromisoformat(row.ref["day"])): row.why or row.result.get("why", "") for row in rows}
