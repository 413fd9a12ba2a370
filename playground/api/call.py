"""One call of a Web API method: its arguments however they came, and what its caller may do."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from playground.platform.slack import Slack
from playground.rules.scopes import SCOPES, alternatives
from playground.rules.violation import Violation, answer
from playground.workspace.entities import Channel, ChannelKind, Json, JsonValue, Message
from playground.workspace.errors import SlackError
from playground.workspace.workspace import Workspace


@dataclass
class Call:
    """A call of `method` by the app with decoded `args`."""

    slack: Slack
    method: str
    args: Json
    notes: list[str] = field(default_factory=list)
    """Warnings that go into the answer."""

    @property
    def workspace(self) -> Workspace:
        """The workspace the token belongs to."""
        return self.slack.workspace

    @property
    def me(self) -> str:
        """The id of the app's bot user."""
        return self.workspace.identity.bot_user_id

    def text(self, name: str, default: str | None = None) -> str:
        """A string argument; raises `invalid_arguments` where it is missing and has no default."""
        value = self.args.get(name)
        if value is None or value == "":
            if default is None:
                raise missing(name)
            return default
        return value if isinstance(value, str) else json.dumps(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes or no, written as JSON's or as `1`, `0`, `true`, `false`."""
        value = self.args.get(name, default)
        return value.lower() in ("1", "true") if isinstance(value, str) else bool(value)

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 to `most`; raises `invalid_arguments` otherwise (`invalid_limit` for `limit`)."""
        value = self.args.get(name, default)
        try:
            number = int(value) or default
        except (TypeError, ValueError) as error:
            raise invalid(name, "must be an integer") from error
        if not 1 <= number <= most:
            raise SlackError("invalid_limit")
        return number

    def names(self, name: str) -> list[str]:
        """A list of strings, written as JSON's or with commas between; raises `invalid_arguments` for anything else."""
        value = self.args.get(name)
        if isinstance(value, str) and value.startswith("["):
            value = self.decoded(name)
        if value is None:
            return []
        if isinstance(value, str):
            value = value.split(",")
        if not isinstance(value, list):
            raise invalid(name, "must be a list")
        return [str(item).strip() for item in value if str(item).strip()]

    def decoded(self, name: str, malformed: str = "invalid_arguments") -> JsonValue:
        """A JSON argument, decoded if it came as text; None if it is missing. Raises `malformed`."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        if value == "":
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise SlackError(malformed) from error

    def judged(self, violations: list[Violation]) -> None:
        """Refuse as Slack does if there are violations, and note each as a broken rule."""
        if not violations:
            return
        for violation in violations:
            self.slack.inspector.broke(violation.rule, self.method, violation.pointer, violation.code)
        body = answer(violations)
        body.pop("ok")
        raise SlackError(str(body.pop("error")), **body)

    def need_scope(self, kind: ChannelKind | None = None) -> None:
        """Refuse with `missing_scope` unless the app holds a scope for this method on such a conversation."""
        if self.method not in SCOPES:
            return
        self.need_one_of(alternatives(self.method, kind))

    def need_one_of(self, wanted: Sequence[str]) -> None:
        """Refuse with `missing_scope` unless the app holds one of these scopes, or none is wanted."""
        granted = self.slack.granted
        if wanted and not granted.intersection(wanted):
            rule = f"{self.method} needs the scope {' or '.join(wanted)}"
            self.slack.inspector.broke(rule, self.method, code="missing_scope")
            provided = ",".join(sorted(granted)) or "none"
            raise SlackError("missing_scope", needed=",".join(wanted), provided=provided)

    def visible_channel(self, name: str = "channel") -> Channel:
        """The conversation an argument names, if the app can see it; else `channel_not_found`.

        Private channels and DMs show only to members. Asks for the scope that its kind needs.
        """
        channel = self.workspace.channels.get(self.text(name))
        if channel.kind != "public" and self.me not in channel.members:
            raise SlackError("channel_not_found")
        self.need_scope(channel.kind)
        return channel

    def own_or_seen_channel(self) -> Channel:
        """The conversation in `channel` (for a DM a person's id will do), if the app can see it."""
        target = self.text("channel")
        if target[0] in "UW":
            found = self.workspace.channels.dm(self.me, target)
            if found is None:
                raise SlackError("channel_not_found")
            return found
        return self.visible_channel()

    def own_channel(self, name: str = "channel") -> Channel:
        """The conversation an argument names, of which the app is a member; else `not_in_channel`."""
        channel = self.visible_channel(name)
        if self.me not in channel.members:
            raise SlackError("not_in_channel")
        return channel

    def open_channel(self, name: str = "channel") -> Channel:
        """As `own_channel`, and not archived; else `is_archived`."""
        channel = self.own_channel(name)
        if channel.archived:
            raise SlackError("is_archived")
        return channel

    def message(self, channel: Channel, name: str = "ts") -> Message:
        """The message an argument names; `message_not_found` for none and for what only one person saw."""
        message = self.workspace.messages.get(channel.id, self.text(name))
        if message.ephemeral_to or message.deleted:
            raise SlackError("message_not_found")
        return message


def missing(name: str) -> SlackError:
    """The refusal for an argument that must be there."""
    return _pointed(f"[ERROR] missing required field: {name}")


def invalid(name: str, words: str) -> SlackError:
    """The refusal for an argument that is malformed."""
    return _pointed(f"[ERROR] {words} [json-pointer:/{name}]")


def _pointed(message: str) -> SlackError:
    return SlackError("invalid_arguments", response_metadata={"messages": [message]})


Handler = Callable[[Call], Json]


@dataclass(frozen=True)
class Method:
    """A Web API method: what answers it, and the kind of token it takes (`bot`, `app` or `none`)."""

    name: str
    handler: Handler
    takes: str


METHODS: dict[str, Method] = {}
"""Every method by its name; filled as the modules of this package are imported."""


def method(name: str, takes: str = "bot") -> Callable[[Handler], Handler]:
    """Register what answers the method `name`."""

    def register(handler: Handler) -> Handler:
        METHODS[name] = Method(name, handler, takes)
        return handler

    return register
