"""The people and bots of a workspace."""

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from playground.workspace.core import Core
from playground.workspace.entities import Json, Member
from playground.workspace.errors import SlackError
from playground.workspace.events import MemberChanged

SLACKBOT = "USLACKBOT"


class Members:
    """All members by id, deactivated ones too."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._by_id: dict[str, Member] = {}

    def __iter__(self) -> Iterator[Member]:
        return iter(tuple(self._by_id.values()))

    def __contains__(self, member_id: str) -> bool:
        return member_id in self._by_id

    def put(self, member: Member) -> Member:
        """Add a member, or replace the one with this id, and publish it."""
        member = replace(member, updated=self._core.seconds())
        self._by_id[member.id] = member
        self._core.save("member", member.id, member)
        self._core.events.publish(MemberChanged(member))
        return member

    def restore(self, document: Json) -> None:
        """Take back a member written down by an earlier run."""
        member = Member(**document)
        self._by_id[member.id] = member

    def get(self, member_id: str) -> Member:
        """The member with this id; raises `user_not_found`."""
        member = self._by_id.get(member_id)
        if member is None:
            raise SlackError("user_not_found")
        return member

    def find(self, name_or_id: str) -> Member:
        """A member by id, e-mail, handle, display or full name; raises `user_not_found`."""
        if name_or_id in self._by_id:
            return self._by_id[name_or_id]
        wanted = name_or_id.removeprefix("@").casefold()
        for member in self._by_id.values():
            if wanted in {word.casefold() for word in _names(member)}:
                return member
        raise SlackError("user_not_found")

    def by_email(self, email: str) -> Member:
        """The active member with this e-mail address; raises `users_not_found`."""
        for member in self._by_id.values():
            if member.email and member.email.casefold() == email.casefold() and not member.deleted:
                return member
        raise SlackError("users_not_found")

    def offered(self) -> list[Member]:
        """The people one can be on the page, in their order."""
        return [member for member in self._by_id.values() if member.offered]

    def deactivate(self, member_id: str) -> Member:
        """Deactivate an account, as an admin does."""
        return self.put(replace(self.get(member_id), deleted=True))

    def tz_offset(self, member: Member) -> int:
        """Seconds a member's zone is ahead of UTC at the clock's time."""
        ahead = self._core.clock.now().astimezone(ZoneInfo(member.tz)).utcoffset()
        return int(ahead.total_seconds()) if ahead is not None else 0

    def tz_label(self, member: Member) -> str:
        """The zone's own short name at the clock's time, such as `EST`."""
        return self._core.clock.now().astimezone(ZoneInfo(member.tz)).tzname() or member.tz


def _names(member: Member) -> set[str]:
    given = member.real_name.split()[0] if member.real_name else ""
    return {member.name, member.real_name, member.display_name, member.email, given} - {""}
