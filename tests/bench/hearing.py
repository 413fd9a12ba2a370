"""What the people of a local Slack hear from an app, and what the app acknowledges."""

import json
from collections import Counter

from messages.kit import notices
from playground.workspace.entities import Message
from playground.workspace.events import EnvelopeChanged, MessagePosted, MessageUpdated, WorkspaceEvent
from playground.workspace.records import EnvelopeRecord
from tests.bench.acts import Side


class Heard:
    """Counts, by the id of whoever hears it."""

    def __init__(self, side: Side) -> None:
        self.told: Counter[str] = Counter()
        """The words by which they are asked to press again."""
        self.answers: Counter[str] = Counter()
        """All the app says to them, and all it acknowledges with words."""
        self.events: dict[str, EnvelopeRecord] = {}
        """Events that were acknowledged, by their ids."""
        self._workspace = side.playground.workspace
        self._words = tuple(json.dumps(said)[1:-1] for said in (notices.busy(), notices.busy_with_form()))
        self._workspace.events.listen(self._note)

    @property
    def busy(self) -> int:
        """How often somebody was asked to press again."""
        return self.told.total()

    def forget(self) -> None:
        """Begin anew."""
        for noted in (self.told, self.answers, self.events):
            noted.clear()

    def _note(self, change: WorkspaceEvent) -> None:
        match change:
            case EnvelopeChanged(record=record) if record.milliseconds is not None:
                if record.type == "events_api":
                    self.events[str(record.payload.get("event_id"))] = record
                elif record.ack and record.type != "slash_commands":
                    # What answers a command is a message, too.
                    self._hears(_user(record), record.ack)
            case MessagePosted(message=message) if message.user == self._workspace.identity.bot_user_id:
                self._hears(self._whom(message), message.text)
            case MessageUpdated(message=message) if message.user == self._workspace.identity.bot_user_id:
                self._hears(self._whom(message), message.text)

    def _hears(self, user: str, what: object) -> None:
        self.answers[user] += 1
        shown = json.dumps(what)
        self.told[user] += any(words in shown for words in self._words)

    def _whom(self, message: Message) -> str:
        if message.ephemeral_to:
            return message.ephemeral_to
        members = self._workspace.channels.get(message.channel).members
        return next((one for one in members if one != self._workspace.identity.bot_user_id), "")


def _user(record: EnvelopeRecord) -> str:
    payload = record.payload
    return str(payload.get("user_id") or payload["user"]["id"])
