"""What the top bar and the inspector let a person control: the clock, what an admin switches, what is shown of the traffic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from playground.page import conversations
from playground.page.context import PageContext
from playground.page.session import Session
from playground.workspace.entities import Json
from playground.workspace.events import Switched

_SPANS = {"hour": timedelta(hours=1), "week": timedelta(weeks=1)}
MOST_MORNINGS = 14
"""After how many mornings without a message of the app "Next morning" gives up."""


class Controls:
    """Moves the clock, and sets what the inspector shows and the playground counts."""

    def __init__(self, context: PageContext, session: Session) -> None:
        self._context = context
        self._session = session
        self.known: dict[str, Callable[[Json], Awaitable[None]]] = {
            "advance": self._advance,
            "inspector": self._inspector,
            "problems": self._problems,
            "filter": self._filter,
            "rate-limits": self._rate_limits,
            "uploads-off": self._uploads_off,
            "messages-tab-off": self._messages_tab_off,
            "forget": self._forget,
        }

    async def _advance(self, asked: Json) -> None:
        reader = conversations.reader_of(self._session.workspace, self._session.user)
        span = _SPANS.get(str(asked["span"]))
        if span is not None:
            await self._context.clock_mover.advance(reader.now + span)
        else:
            await self._advance_to_message(islice(next_mornings(reader.local(reader.now)), MOST_MORNINGS))
        # As a person does who comes back later; an app that draws its Home when it is opened draws it anew.
        self._session.open_app()

    async def _advance_to_message(self, mornings: Iterable[datetime]) -> None:
        if not await self._context.clock_mover.advance_to_message(mornings):
            words = f"The app has posted nothing in {MOST_MORNINGS} days, so the clock stops here."
            await self._session.send(toast=words)

    async def _inspector(self, asked: Json) -> None:
        del asked
        self._session.move(inspector=not self._session.state.inspector)

    async def _problems(self, asked: Json) -> None:
        self._session.move(problems_only=bool(asked.get("on")))

    async def _filter(self, asked: Json) -> None:
        self._session.move(filtered=str(asked.get("words", "")).strip())

    async def _rate_limits(self, asked: Json) -> None:
        self._context.slack.limits.enabled = bool(asked.get("on"))
        self._session.workspace.events.publish(Switched())

    async def _uploads_off(self, asked: Json) -> None:
        self._context.slack.switch_uploads(on=not asked.get("on"))
        self._session.workspace.events.publish(Switched())

    async def _messages_tab_off(self, asked: Json) -> None:
        self._context.slack.switch_messages_tab(on=not asked.get("on"))
        self._session.workspace.events.publish(Switched())

    async def _forget(self, asked: Json) -> None:
        del asked
        self._context.slack.inspector.forget()


def next_mornings(local: datetime) -> Iterator[datetime]:
    """Yield every 09:00 that follows, on the wall clock of the given local time's zone."""
    morning = local.replace(hour=9, minute=0, second=0, microsecond=0, fold=0)
    if morning <= local:
        morning += timedelta(days=1)
    while True:
        yield morning
        morning += timedelta(days=1)
