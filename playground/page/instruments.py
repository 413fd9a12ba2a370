"""The clock and the inspector in a person's hands: what the top bar and the drawer below offer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from playground.page import roster
from playground.page.session import Session
from playground.workspace.entities import Json
from playground.workspace.happenings import RateLimitsSwitched

if TYPE_CHECKING:
    from playground.page.live import Live

_SPANS = {"hour": timedelta(hours=1), "week": timedelta(weeks=1)}


class Instruments:
    """Moves the clock, and sets what the inspector shows and the playground counts."""

    def __init__(self, live: Live, session: Session) -> None:
        self._live = live
        self._session = session
        self.known: dict[str, Callable[[Json], Awaitable[None]]] = {
            "advance": self._advance,
            "inspector": self._inspector,
            "problems": self._problems,
            "filter": self._filter,
            "rate-limits": self._rate_limits,
            "forget": self._forget,
        }

    async def _advance(self, asked: Json) -> None:
        reader = roster.reader_of(self._session.workspace, self._session.user)
        span = _SPANS.get(str(asked["span"]))
        await self._live.advance(reader.now + span if span else next_morning(reader.local(reader.now)))

    async def _inspector(self, asked: Json) -> None:
        del asked
        self._session.move(inspector=not self._session.place.inspector)

    async def _problems(self, asked: Json) -> None:
        self._session.move(problems_only=bool(asked.get("on")))

    async def _filter(self, asked: Json) -> None:
        self._session.move(filtered=str(asked.get("words", "")).strip())

    async def _rate_limits(self, asked: Json) -> None:
        on = self._live.slack.limits.enabled = bool(asked.get("on"))
        self._session.workspace.happenings.publish(RateLimitsSwitched(on))

    async def _forget(self, asked: Json) -> None:
        del asked
        self._live.slack.inspector.forget()


def next_morning(local: datetime) -> datetime:
    """Return the next 09:00 on the wall clock of the given local time's zone."""
    morning = local.replace(hour=9, minute=0, second=0, microsecond=0, fold=0)
    return morning if morning > local else morning + timedelta(days=1)
