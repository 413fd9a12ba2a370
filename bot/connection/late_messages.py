"""Acknowledging a message for which there is no time while Slack listens: once it is stored where it stands."""

import asyncio
from functools import partial
from http import HTTPStatus
from typing import Protocol

from slack_bolt.response import BoltResponse

from bot.connection.in_flight import InFlight
from handover.redelivery import MessagePlace
from services.admission import age

KEPT_AFTER = 1.5
"""Seconds after its arrival at which the place of a message is stored that is not dealt with by then. Slack listens for three."""


class Places(Protocol):
    """Keeps where messages stand (`services/redelivery.py`)."""

    async def keep(self, place: MessagePlace, /) -> bool:
        """Store where a message stands, and return whether that is stored."""

    def forget(self, place: MessagePlace, /) -> None:
        """Have a message that is dealt with forgotten."""

    async def stop(self) -> None:
        """Forget at once what is dealt with."""


class LateMessages:
    """Answers the events of new messages; those that are acknowledged before they are dealt with count as in flight."""

    def __init__(self, places: Places, in_flight: InFlight, kept_after: float = KEPT_AFTER) -> None:
        self.places, self._traffic = places, in_flight
        self.kept_after = kept_after

    async def answer(self, place: MessagePlace, answering: "asyncio.Future[BoltResponse]") -> BoltResponse:
        """Return the answer to the event of the message at `place`, which is dealt with to the end in any case.

        Where its place cannot be stored either, it is not acknowledged before it is dealt with: Slack sends it again.
        """
        await asyncio.wait({answering}, timeout=max(self.kept_after - age(), 0))
        if answering.done() or not await self.places.keep(place):
            return await asyncio.shield(answering)
        self._traffic.begin()
        answering.add_done_callback(partial(self._dealt_with, place))
        return BoltResponse(status=HTTPStatus.OK)

    async def stop(self) -> None:
        """Forget what is dealt with."""
        await self.places.stop()

    def _dealt_with(self, place: MessagePlace, answering: "asyncio.Future[BoltResponse]") -> None:
        self._traffic.end()
        if not answering.cancelled() and answering.exception() is None and answering.result().status == HTTPStatus.OK:
            self.places.forget(place)
