"""What stands behind a Bolt app that has no database: nothing can be kept there."""

from bot.connection.in_flight import InFlight
from bot.connection.late_messages import LateMessages
from handover.redelivery import MessagePlace


class NothingKept:
    """Keeps the place of no message, as where the database takes nothing."""

    async def keep(self, _place: MessagePlace) -> bool:
        """Return that it is not kept."""
        return False

    def forget(self, place: MessagePlace) -> None:
        """Raise: what was not kept cannot be forgotten."""
        raise AssertionError(place)

    async def stop(self) -> None:
        """Return: there is nothing to forget."""


def without_database(in_flight: InFlight) -> LateMessages:
    """Return what answers messages only once they are dealt with."""
    return LateMessages(NothingKept(), in_flight)
