"""What a person can do in Slack. The page and the tests' driver act through this alone."""

from dataclasses import replace

from playground.interactivity.interactions import Interactions
from playground.people.composing import command_text, composed
from playground.people.pasting import without_table
from playground.people.values import dispatches, entered_state, pressed_state
from playground.platform.file_shapes import file_json
from playground.platform.slack import Slack
from playground.rules.manifest_sections import Shortcut
from playground.rules.names import check_channel_name
from playground.workspace.entities import Channel, ChannelKind, File, Json, JsonValue, Member, Message, View
from playground.workspace.errors import SlackError
from playground.workspace.events import HomeOpened
from playground.workspace.inputs import find_element
from playground.workspace.members import SLACKBOT
from playground.workspace.mentions import mentions_of

Source = Message | View
"""Where a person acts: a message, a modal, or the Home tab."""


BUILT_IN = frozenset({"/archive", "/invite", "/leave", "/remove"})
"""Commands of Slack's own, by which people open and close a channel to others and to the app."""


class Person:
    """One member: whatever they do reaches the app as it would from Slack's client.

    Where Slack would not let them, `SlackError` is raised with the code Slack uses for that.
    """

    def __init__(self, slack: Slack, member_id: str) -> None:
        self._slack = slack
        self._workspace = slack.workspace
        self._interactions = Interactions(slack)
        self.id = slack.workspace.members.get(member_id).id

    @property
    def member(self) -> Member:
        """Who this is."""
        return self._workspace.members.get(self.id)

    def say(self, channel_id: str, typed: str, *, thread_ts: str = "", files: tuple[str, ...] = ()) -> Message:
        """Write to a conversation or a thread; `files` are ids of what was uploaded first. Lines with tabs become a table."""
        channel = self.writable(channel_id)
        words, tables = without_table(typed)
        text, blocks = composed(self._workspace, words)
        for file_id in files:
            self._workspace.files.share(self._workspace.files.get(file_id), channel_id)
        return self._workspace.post_as(
            self.id,
            channel,
            text,
            blocks=blocks,
            attachments=tables,
            thread_ts=thread_ts,
            files=list(files),
            client_msg_id=self._workspace.core.new_id("").lower(),
        )

    def upload(self, name: str, content: bytes, title: str = "") -> File:
        """Bring a file into the composer or a form; it is not shared yet."""
        file = self._workspace.files.announce(name, len(content), self.id, title=title)
        self._workspace.files.upload(file, content)
        return file

    def edit(self, message: Message, typed: str) -> None:
        """Change one's own message."""
        if message.user != self.id or message.subtype:
            raise SlackError("cant_update_message")
        text, blocks = composed(self._workspace, typed)
        self._workspace.messages.update(message, self.id, text=text, blocks=blocks)

    def delete(self, message: Message) -> None:
        """Delete one's own message; admins may delete anyone's; an ephemeral one is dismissed."""
        if message.user != self.id and not self.member.is_admin and message.ephemeral_to != self.id:
            raise SlackError("cant_delete_message")
        self._workspace.messages.delete(message)

    def react(self, message: Message, reaction: str, *, add: bool = True) -> None:
        """React to a message, or take the reaction back."""
        self._workspace.messages.react(message, self.id, reaction.strip(":"), add=add)

    def mark_read(self, channel_id: str) -> None:
        """Read a conversation to its end."""
        self._workspace.messages.mark_read(self.id, channel_id)

    async def command(self, channel_id: str, line: str, *, thread_ts: str = "") -> bool:
        """Send a line that begins with `/`; returns whether the app answered. Slack refuses some by itself."""
        command, _, rest = line.strip().partition(" ")
        channel = self._workspace.channels.get(channel_id)
        if command in BUILT_IN:
            self._built_in(channel_id, command, rest.strip())
            return True
        known = next((c for c in self._slack.manifest.slash_commands if c.command == command), None)
        if thread_ts:
            self._slackbot(channel_id, f"`{command}` is not supported in threads. Sorry!", thread_ts)
            return False
        if known is None:
            self._slackbot(channel_id, f"`{command}` is not a valid command.")
            return False
        text = command_text(self._workspace, rest.strip()) if known.should_escape else rest.strip()
        shown, _ = composed(self._workspace, line.strip())
        return await self._interactions.command(self.id, channel, command, text, shown)

    async def press(self, source: Source, block_id: str, action_id: str, value: JsonValue = None) -> bool:
        """Press a button, or choose `value` from an overflow menu; returns whether the app answered."""
        block, element = self._element(source, block_id, action_id)
        return await self._send(source, block, element, pressed_state(element, value))

    async def enter(
        self, source: Source, block_id: str, action_id: str, value: JsonValue, *, enter_pressed: bool = False
    ) -> bool:
        """Type or choose `value` in an element; returns whether the app was told of it and answered.

        `value`: text, a date `YYYY-MM-DD`, a time `HH:mm`, seconds since 1970, an option's value (or the
        option of an external list), an id, or a list of these; None empties it.
        """
        block, element = self._element(source, block_id, action_id)
        if element["type"] == "file_input":
            value = self._files_json(value or [])
        state = entered_state(element, value)
        if isinstance(source, View):
            source.errors.pop(block["block_id"], None)
            self._workspace.views.enter(source, block["block_id"], action_id, state)
        else:
            source.states.setdefault(self.id, {}).setdefault(block["block_id"], {})[action_id] = state
            self._workspace.messages.touch(source)
        if dispatches(block, element, enter_pressed=enter_pressed):
            return await self._send(source, block, element, state)
        return False

    async def suggest(self, source: Source, block_id: str, action_id: str, typed: str) -> Json:
        """What an external select offers: `options` or `option_groups`."""
        block, element = self._element(source, block_id, action_id)
        return await self._interactions.suggest(self.id, source, block, element, typed)

    async def submit(self, view: View) -> dict[str, str]:
        """Submit a modal; returns the words beside its fields that keep it open, by block_id."""
        for elements in view.state.get("values", {}).values():
            for state in elements.values():
                for file in state.get("files") or ():
                    self._workspace.files.change(self._workspace.files.get(file["id"]), in_form=True)
        return await self._interactions.submit(view)

    async def close(self, view: View, *, whole_stack: bool = False) -> None:
        """Close a modal by its close button, or the whole stack by the ✕."""
        await self._interactions.close(view, whole_stack=whole_stack)

    def open_app(self, tab: str = "home") -> View | None:
        """Open the app's `home` or `messages` tab; returns the Home tab as it stands now."""
        self._workspace.events.publish(HomeOpened(self.id, tab))
        return self._workspace.views.home(self.id)

    async def shortcut(self, name: str, message: Message | None = None) -> bool:
        """Use a shortcut by its name or callback id: a global one, or one on a message."""
        wanted = "global" if message is None else "message"
        for shortcut in self._slack.manifest.shortcuts:
            if name in (shortcut.name, shortcut.callback_id) and shortcut.type == wanted:
                return await self._use(shortcut, message)
        raise SlackError("shortcut_not_found")

    async def _use(self, shortcut: Shortcut, message: Message | None) -> bool:
        if message is None:
            return await self._interactions.shortcut(self.id, shortcut)
        return await self._interactions.message_shortcut(self.id, shortcut, message)

    def create_channel(self, name: str, kind: ChannelKind = "public") -> Channel:
        """Make a channel."""
        refused = check_channel_name(name)
        if refused:
            raise SlackError(refused)
        return self._workspace.channels.create(name, kind, self.id)

    def _built_in(self, channel_id: str, command: str, rest: str) -> None:
        """Do what one of Slack's own commands says, about whoever is named in it."""
        if command == "/archive":
            self.archive(channel_id)
        elif command == "/leave":
            self.leave(channel_id)
        else:
            act = self.invite if command == "/invite" else self.remove
            for member in mentions_of(command_text(self._workspace, rest), None, None):
                act(channel_id, member)

    def join(self, channel_id: str) -> None:
        """Enter a public channel."""
        channel = self._workspace.channels.get(channel_id)
        if channel.kind != "public" or channel.archived:
            raise SlackError("channel_not_found" if channel.kind != "public" else "is_archived")
        self._workspace.join(channel, self.id)

    def invite(self, channel_id: str, member_id: str) -> None:
        """Bring another member, or the app, into a channel one is in."""
        channel = self.writable(channel_id)
        if self._workspace.members.get(member_id).deleted:
            raise SlackError("user_disabled")
        if member_id in channel.members:
            raise SlackError("already_in_channel")
        self._workspace.join(channel, member_id, self.id)

    def leave(self, channel_id: str) -> None:
        """Leave a channel."""
        self._workspace.leave(self._workspace.channels.get(channel_id), self.id)

    def remove(self, channel_id: str, member_id: str) -> None:
        """Take another member, or the app, out of a channel."""
        self._workspace.leave(self.writable(channel_id), member_id, self.id)

    def archive(self, channel_id: str, *, archived: bool = True) -> None:
        """Archive a channel, or bring it back."""
        self._workspace.set_archived(self._workspace.channels.get(channel_id), archived, self.id)

    def rename(self, channel_id: str, name: str) -> None:
        """Give a channel another name."""
        self._workspace.rename(self.writable(channel_id), name, self.id)

    def change_profile(self, **fields: JsonValue) -> None:
        """Change one's own profile: display name, title, status, time zone."""
        self._workspace.members.put(replace(self.member, **fields))

    def writable(self, channel_id: str) -> Channel:
        """The conversation, if this person may write in it."""
        channel = self._workspace.channels.get(channel_id)
        if self.id not in channel.members:
            raise SlackError("not_in_channel" if channel.kind == "public" else "channel_not_found")
        if channel.archived:
            raise SlackError("is_archived")
        home = self._slack.manifest.features.app_home
        with_app = channel.is_im and self._workspace.identity.bot_user_id in channel.members
        if with_app and (home.messages_tab_read_only_enabled or not home.messages_tab_enabled):
            raise SlackError("messages_tab_disabled")
        return channel

    def _element(self, source: Source, block_id: str, action_id: str) -> tuple[Json, Json]:
        found = find_element(source.blocks, action_id, block_id) or self._attached(source, block_id, action_id)
        if found is None:
            raise SlackError("action_not_found")
        return found

    def _attached(self, source: Source, block_id: str, action_id: str) -> tuple[Json, Json] | None:
        attachments = [] if isinstance(source, View) else source.attachments
        tries = (find_element(attached.get("blocks", []), action_id, block_id) for attached in attachments)
        return next((found for found in tries if found is not None), None)

    async def _send(self, source: Source, block: Json, element: Json, state: Json | None) -> bool:
        if isinstance(source, View):
            return await self._interactions.act_in_view(source, block, element, state)
        return await self._interactions.act_in_message(self.id, source, block, element, state)

    def _files_json(self, file_ids: list[str]) -> list[Json]:
        return [file_json(self._workspace, self._workspace.files.get(file_id)) for file_id in file_ids]

    def _slackbot(self, channel_id: str, text: str, thread_ts: str = "") -> None:
        self._workspace.messages.post(channel_id, text, SLACKBOT, ephemeral_to=self.id, thread_ts=thread_ts)
