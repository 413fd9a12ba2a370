"""The messages of a workspace: posting, editing, deleting, reacting, and who has read how far."""

from copy import deepcopy

from playground.workspace.core import Core
from playground.workspace.entities import Json, JsonValue, Message
from playground.workspace.errors import SlackError
from playground.workspace.events import (
    MessageDeleted,
    MessagePosted,
    MessageTouched,
    MessageUpdated,
    ReactionChanged,
    UnreadChanged,
)
from playground.workspace.members import SLACKBOT
from playground.workspace.mentions import alerts_of, mentions_of


class Messages:
    """All messages, per channel in the order of their `ts`; ephemeral ones among them."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._channels: dict[str, dict[str, Message]] = {}
        self._read: dict[tuple[str, str], str] = {}
        self._deleted: set[tuple[str, str]] = set()

    def restore(self, document: Json) -> None:
        """Restore a message saved by an earlier run."""
        message = Message(**document)
        self._channels.setdefault(message.channel, {})[message.ts] = message

    def restore_read(self, key: str, ts: str) -> None:
        """Restore how far somebody had read."""
        user_id, channel_id = key.split(" ")
        self._read[user_id, channel_id] = ts

    def restore_deleted(self, key: str) -> None:
        """Restore that a message was deleted."""
        channel_id, ts = key.split(" ")
        self._deleted.add((channel_id, ts))

    def was_deleted(self, channel_id: str, ts: str) -> bool:
        """Whether a message stood at `ts` of which nothing is left, not even a tombstone."""
        return (channel_id, ts) in self._deleted

    def get(self, channel_id: str, ts: str) -> Message:
        """The message at `ts`, a deleted parent too; raises `message_not_found`."""
        message = self.find(channel_id, ts)
        if message is None:
            raise SlackError("message_not_found")
        return message

    def find(self, channel_id: str, ts: str) -> Message | None:
        """The message at `ts`, or None where there is none."""
        return self._channels.get(channel_id, {}).get(ts)

    def all(self, channel_id: str) -> list[Message]:
        """Everything in a channel: replies, ephemeral messages and tombstones too, oldest first."""
        return list(self._channels.get(channel_id, {}).values())

    def history(self, channel_id: str) -> list[Message]:
        """What stands in the channel itself for everyone: no replies unless sent to the channel too."""
        return [
            message
            for message in self.all(channel_id)
            if not message.ephemeral_to and (not message.is_reply or message.broadcast)
        ]

    def replies(self, channel_id: str, thread_ts: str) -> list[Message]:
        """The replies in a thread for everyone, oldest first, without the parent."""
        return [
            message
            for message in self.all(channel_id)
            if message.thread_ts == thread_ts and message.is_reply and not message.ephemeral_to
        ]

    def seen_by(self, user_id: str, channel_id: str, thread_ts: str = "") -> list[Message]:
        """What a person sees in a channel (or one of its threads, parent first), oldest first.

        Messages only they can see are among them.
        """
        found = [m for m in self.all(channel_id) if m.ephemeral_to in ("", user_id)]
        if thread_ts:
            return [m for m in found if thread_ts in (m.ts, m.thread_ts)]
        return [m for m in found if not m.is_reply or m.broadcast]

    def post(self, channel_id: str, text: str, user: str, **more: JsonValue) -> Message:
        """Put a message into a channel; `more` are further fields of `Message`."""
        message = Message(channel_id, self._core.new_ts(), text, user, **more)
        if message.thread_ts and message.thread_ts not in self._channels.get(channel_id, {}):
            message.thread_ts = ""
        self._mark_mentions(message)
        self._channels.setdefault(channel_id, {})[message.ts] = message
        self._save(message)
        self._core.events.publish(MessagePosted(message))
        if message.is_reply and not message.ephemeral_to:
            self._core.events.publish(MessageTouched(self.get(channel_id, message.thread_ts)))
        return message

    def update(self, message: Message, editor: str, **changes: JsonValue) -> None:
        """Change a message's words, blocks, attachments, metadata or files."""
        previous = deepcopy(message)
        for name, value in changes.items():
            setattr(message, name, value)
        message.edited = {"user": editor, "ts": self._core.new_ts()}
        self._mark_mentions(message)
        self._save(message)
        self._core.events.publish(MessageUpdated(message, previous))

    def amend(self, message: Message) -> None:
        """Publish a message as changed by Slack itself, not by its author: something it shows has changed."""
        self._save(message)
        self._core.events.publish(MessageUpdated(message, deepcopy(message)))

    def delete(self, message: Message) -> None:
        """Delete a message; the parent of a thread leaves a tombstone, which goes with the last of its replies."""
        previous = deepcopy(message)
        if not message.is_reply and self.replies(message.channel, message.ts):
            message.deleted, message.text, message.subtype = True, "This message was deleted.", "tombstone"
            message.blocks, message.attachments, message.files = [], [], []
            message.user, message.bot_id, message.metadata = SLACKBOT, "", None
            self._save(message)
            self._core.events.publish(MessageUpdated(message, previous))
            return
        self._forget(message)
        self._core.events.publish(MessageDeleted(previous, self._core.new_ts()))
        parent = self.find(message.channel, message.thread_ts) if message.is_reply else None
        if parent is not None and parent.deleted and not self.replies(parent.channel, parent.ts):
            self._forget(parent)

    def expire(self, *messages: Message) -> None:
        """Delete messages as a workspace's retention does, whole threads at a time: nothing is left, and nobody is told."""
        for message in messages:
            self._forget(message)

    def react(self, message: Message, user_id: str, reaction: str, *, add: bool) -> None:
        """Add or take away a reaction; raises `already_reacted` or `no_reaction`."""
        who = message.reactions.get(reaction, [])
        if add == (user_id in who):
            raise SlackError("already_reacted" if add else "no_reaction")
        if add:
            message.reactions[reaction] = [*who, user_id]
        elif who == [user_id]:
            del message.reactions[reaction]
        else:
            who.remove(user_id)
        self._save(message)
        self._core.events.publish(ReactionChanged(message, user_id, reaction, add))

    def touch(self, message: Message) -> None:
        """Save a message after something beside its words changed, and publish it."""
        self._save(message)
        self._core.events.publish(MessageTouched(message))

    def last_read(self, user_id: str, channel_id: str) -> str:
        """The `ts` up to which a person has read a channel; `0000000000.000000` if never."""
        return self._read.get((user_id, channel_id), "0000000000.000000")

    def mark_read(self, user_id: str, channel_id: str, ts: str = "") -> None:
        """Mark a channel read for a person up to `ts`, or up to its end."""
        latest = next(reversed(self._channels.get(channel_id, {})), "")
        upto = ts or latest
        if not upto or self.last_read(user_id, channel_id) == upto:
            return
        self._read[user_id, channel_id] = upto
        self._core.store.save("read", f"{user_id} {channel_id}", upto)
        self._core.events.publish(UnreadChanged(user_id, channel_id))

    def unread(self, user_id: str, channel_id: str) -> list[Message]:
        """What others wrote in a channel since a person last read it, replies in threads included."""
        since = self.last_read(user_id, channel_id)
        return [
            message
            for message in self.all(channel_id)
            if message.ts > since
            and message.user != user_id
            and message.ephemeral_to in ("", user_id)
            and not message.deleted
        ]

    def _mark_mentions(self, message: Message) -> None:
        message.mentions = mentions_of(message.text, message.blocks, message.attachments)
        message.alerts = alerts_of(message.text, message.blocks, message.attachments)

    def _forget(self, message: Message) -> None:
        del self._channels[message.channel][message.ts]
        self._deleted.add((message.channel, message.ts))
        self._core.store.remove("message", f"{message.channel} {message.ts}")
        self._core.store.save("deleted", f"{message.channel} {message.ts}", True)

    def _save(self, message: Message) -> None:
        # Like Slack, forget what only one person saw; and SQLite should not grow with it.
        if not message.ephemeral_to:
            self._core.save("message", f"{message.channel} {message.ts}", message)
