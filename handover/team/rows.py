"""The list of a team: one row for each account, with its open handover as those may see it who lead and take no part in it.

A row holds what the card of a handover says of its progress. No answer, reason, note or stated risk is in it, so that none can
be shown to a leader who is in none of them (decision 0028).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from handover.access import may_see, may_see_account
from handover.accounts.names import folded
from handover.completion import anything_open
from handover.escalation.ranking import SEVERITY
from handover.escalation.reports import END_IS_NEAR
from handover.escalation.risks import RiskKind, all_risks, days_left
from handover.importance import Place, Stakes, place, stakes_of
from handover.model.account import Account
from handover.model.cover import Cover
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.playbook import Stage
from handover.stages import ORDER, percent, progress

OF_LATENESS = frozenset({RiskKind.LATE, RiskKind.WINDOW_PASSED})
"""Kinds of risk that are told as late; the others are what puts a handover at risk."""
LONGEST_FIRST = OF_LATENESS | {RiskKind.SILENT}
"""Kinds of risk of which the days say how bad it is."""
NEVER = date.max


@dataclass(frozen=True)
class Concern:
    """One kind of risk of a handover, without its words: how many there are, and the most days (as `Risk.days` counts them)."""

    kind: RiskKind
    number: int = 1
    days: int = 0


@dataclass(frozen=True)
class RunningRow:
    """An open handover in a row. `stages` are done and all things of each; `whole`: the reader may open all of it.

    `beside` are the user ids of who has an area of it, or still does what was theirs in a role that is another's now.
    """

    id: str
    outgoing: str
    incoming: str
    leaver: str
    manager: str
    starts: date
    ends: date
    stage: Stage
    percent: int
    paused: bool
    days_left: int
    ready: bool
    whole: bool
    concerns: tuple[Concern, ...] = ()
    stages: tuple[tuple[Stage, int, int], ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        """Whether something in it is late, or its last day has passed."""
        return _is_late(self.concerns)

    @property
    def at_risk(self) -> bool:
        """Whether something else threatens it."""
        return _is_at_risk(self.concerns)

    @property
    def ending_soon(self) -> bool:
        """Whether at most five working days are left, the last one included."""
        return not self.paused and 0 < self.days_left <= END_IS_NEAR


@dataclass(frozen=True)
class TeamRow:
    """An account of a team. `limbo`: working days without a confirmed owner, None for one that has one; `book`: the id of its book.

    `whole`: the reader may open the account. `importance` is its place among equally urgent ones.
    """

    account: str
    name: str
    owner: str
    backup: str
    manager: str
    tier: Tier | None
    renewal: date | None
    whole: bool
    limbo: int | None = None
    running: RunningRow | None = None
    book: str = ""
    importance: Place | None = None
    cover: Cover | None = None
    """Who looks after it while its owner is on leave, None for nobody (P9)."""

    @property
    def people(self) -> frozenset[str]:
        """User ids of its owner, of who covers for them, of both CSMs of its handover, and of who does a part of it beside them."""
        of_it = (self.running.outgoing, self.running.incoming, *self.running.beside) if self.running else ()
        covers = self.cover.by if self.cover else ""
        return frozenset((self.owner, covers, *of_it)) - {""}


def team_rows(
    accounts: Iterable[Account],
    running: Mapping[str, Handover],
    limbo: Mapping[str, int],
    books: Mapping[str, str],
    reader: Person,
    today: date,
) -> tuple[TeamRow, ...]:
    """Return the rows of these accounts for a reader on their local day `today`, those first that need attention first.

    `running` and `limbo` are open handovers and days without an owner by the account's id; `books` are ids of books by that of
    an account or a handover.
    """
    return in_order(team_row(one, running.get(one.id), limbo.get(one.id), books, reader, today) for one in accounts)


def in_order(rows: Iterable[TeamRow]) -> tuple[TeamRow, ...]:
    """Return rows, those first that need attention first."""
    return tuple(sorted(rows, key=_place))


def team_row(
    account: Account,
    running: Handover | None,
    limbo: int | None,
    books: Mapping[str, str],
    reader: Person,
    today: date,
) -> TeamRow:
    """Return the row of one account for a reader; see `team_rows`."""
    return TeamRow(
        account.id,
        account.name,
        account.owner,
        account.backup,
        account.manager,
        account.tier,
        account.renewal.day,
        may_see_account(account, reader, running),
        limbo,
        running_row(running, reader, today) if running else None,
        books.get(running.id if running else "", books.get(account.id, "")),
        place(stakes_of(running) if running else Stakes(renewal=account.renewal.day, tier=account.tier), today),
        account.cover,
    )


def running_row(handover: Handover, reader: Person, today: date) -> RunningRow:
    """Return an open handover as a row shows it to this reader on their local day `today`."""
    return RunningRow(
        handover.id,
        handover.outgoing,
        handover.incoming,
        handover.leaver,
        handover.manager,
        handover.window.start,
        handover.window.end,
        handover.stage,
        percent(handover),
        handover.status is Status.PAUSED,
        days_left(handover, today),
        is_ready(handover),
        may_see(handover, reader),
        _concerns(handover, today),
        tuple((stage, *progress(handover, stage)) for stage in ORDER if stage is not Stage.DONE),
        handover.beside,
    )


def is_ready(handover: Handover) -> bool:
    """Return whether everything is done in a handover that runs, so that it can be finished."""
    return handover.active and not anything_open(handover)


def lateness(handover: Handover, today: date) -> tuple[bool, bool]:
    """Return whether an open handover is late on the local day `today`, and whether something else threatens it."""
    concerns = _concerns(handover, today)
    return _is_late(concerns), _is_at_risk(concerns)


def _is_late(concerns: Iterable[Concern]) -> bool:
    return any(one.kind in OF_LATENESS for one in concerns)


def _is_at_risk(concerns: Iterable[Concern]) -> bool:
    return any(one.kind not in OF_LATENESS for one in concerns)


def _concerns(handover: Handover, today: date) -> tuple[Concern, ...]:
    risks = all_risks(handover, today)
    numbers = Counter(risk.kind for risk in risks)
    return tuple(
        Concern(kind, number, max(risk.days for risk in risks if risk.kind is kind))
        for kind, number in sorted(numbers.items(), key=lambda one: SEVERITY[one[0]])
    )


def _place(row: TeamRow) -> tuple[object, ...]:
    """Return what a row is sorted by: without owner the longest, by risk, ready, running by last day, paused, then by renewal."""
    name = (*(row.importance or ()), folded(row.name), row.account)
    if row.limbo is not None:
        return (0, -row.limbo, NEVER, *name)
    running = row.running
    if running is None:
        return (3 + len(SEVERITY), 0, NEVER, *name)
    if running.concerns:
        first = running.concerns[0]
        return (1 + SEVERITY[first.kind], -first.days if first.kind in LONGEST_FIRST else 0, running.ends, *name)
    return (1 + len(SEVERITY) + running.paused, -running.ready, running.ends, *name)
