"""What the page offers where a person is to choose somebody or some conversation."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.workspace.entities import Json


@dataclass(frozen=True)
class Choice:
    """One line of a list to choose from: `value` is what is sent, `hint` stands small beside the label."""

    value: str
    label: str
    hint: str = ""
    kind: str = ""
    """For conversations: `public`, `private` or `im`."""
    bot: bool = False


@dataclass(frozen=True)
class Directory:
    """Everybody and every conversation that the reader could choose."""

    people: tuple[Choice, ...] = ()
    conversations: tuple[Choice, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    """Names of ids that can no longer be chosen (a deactivated person) but may be shown as chosen."""

    def offered(self, element: Json) -> tuple[Choice, ...]:
        """Return what a users, conversations or channels select offers, narrowed by its `filter`."""
        kind = str(element.get("type", "")).removeprefix("multi_")
        if kind == "users_select":
            return self.people
        if kind == "channels_select":
            return tuple(choice for choice in self.conversations if choice.kind == "public")
        wanted = element.get("filter") or {}
        kinds = set(wanted.get("include") or ("im", "mpim", "private", "public"))
        bots = not wanted.get("exclude_bot_users")
        return tuple(one for one in self.conversations if one.kind in kinds and (bots or not one.bot))

    def label(self, value: str) -> str:
        """Return the name behind an id, or the id where it is unknown."""
        for choice in (*self.people, *self.conversations):
            if choice.value == value:
                return choice.label
        return self.labels.get(value, value)
