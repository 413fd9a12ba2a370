"""What a browser tab may ask for, done through the same `Person` that tests act through."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playground.page import conversations, renderer
from playground.page.context import PageContext
from playground.page.controls import Controls
from playground.page.fields import Fields
from playground.page.session import Session
from playground.page.sharing_actions import SharingActions
from playground.page.tab_state import PAGE
from playground.people.person import Person, Source
from playground.workspace.entities import Json, Message, View
from playground.workspace.errors import SlackError

_WORDS = {
    "is_archived": "This channel is archived.",
    "not_in_channel": "Join the channel first.",
    "channel_not_found": "You can't see that conversation.",
    "message_not_found": "This message is gone.",
    "not_found": "This form is closed already.",
    "action_not_found": "This message or form has changed. Look again.",
    "option_not_found": "That choice is no longer offered.",
    "cant_update_message": "You can only edit your own messages.",
    "cant_delete_message": "You can only delete your own messages.",
    "messages_tab_disabled": "Sending messages to this app has been turned off.",
    "already_reacted": "You reacted so already.",
    "no_reaction": "You had not reacted so.",
    "nothing_marked": "First mark a message: its menu has “Forward message”.",
    "invalid_json": "That is no JSON object.",
}


class Actions:
    """Performs what one tab asks for, as its person."""

    def __init__(self, context: PageContext, session: Session) -> None:
        self._context = context
        self._session = session
        self._workspace = session.workspace
        self._person = Person(context.slack, session.user)
        self._fields = Fields(self._person, self._workspace)
        self._known: dict[str, Callable[[Json], Awaitable[None]]] = {
            "jump": self._jump,
            "open": self._open,
            "tab": self._tab,
            "thread": self._thread,
            "close-thread": self._close_thread,
            "earlier": self._earlier,
            "visible": self._visible,
            "send": self._send,
            "join": self._join,
            "edit": self._edit,
            "edit-save": self._edit_save,
            "edit-cancel": self._edit_cancel,
            "delete": self._delete,
            "react": self._react,
            "shortcut": self._shortcut,
            "press": self._press,
            "enter": self._enter,
            "suggest": self._suggest,
            "submit": self._submit,
            "close": self._close,
            "back": self._back,
            "invite": self._invite,
            "leave": self._leave,
            "unarchive": self._unarchive,
            **Controls(context, session).known,
            **SharingActions(context, session).known,
        }

    async def do(self, asked: Json) -> None:
        """Do what the browser asked for and bring the page up to date; a refusal is told in a notice."""
        action = self._known.get(str(asked.get("do")))
        if action is None:
            return
        try:
            await action(asked)
        except SlackError as refusal:
            await self._session.send(toast=_WORDS.get(refusal.code, f"Slack says no: {refusal.code}."))
        await self._session.refresh()

    # ---- navigation ----

    async def _jump(self, asked: Json) -> None:
        del asked
        rows = conversations.everywhere(self._workspace, self._person.id)
        await self._session.send(jump=str(self._context.templates.layout.jump(rows)))

    async def _open(self, asked: Json) -> None:
        if asked.get("id"):
            channel = self._workspace.channels.get(str(asked["id"]))
        else:
            channel = self._workspace.channels.open_dm(self._person.id, str(asked["with"]))
        if not conversations.visible(channel, self._person.id):
            raise SlackError("channel_not_found")
        wanted, thread = str(asked.get("at", "")), str(asked.get("thread", ""))
        self._session.enter(channel, "messages" if wanted else self._session.first_tab(channel))
        self._session.move(thread=thread)
        self._session.open_app()
        if wanted:
            await self._session.refresh(flash=f"{'r' if thread else 'm'}-{wanted}")
        else:
            await self._session.refresh(focus="main", **self._session.scrolled)

    async def _tab(self, asked: Json) -> None:
        tab = self._session.tab_of(self._session.channel, str(asked["tab"]))
        self._session.enter(self._session.channel, tab)
        self._session.open_app()
        await self._session.refresh(**self._session.scrolled)

    async def _thread(self, asked: Json) -> None:
        message = self._message(asked)
        self._session.move(thread=message.thread_ts or message.ts)
        await self._session.refresh(bottom="thread", focus="thread")

    async def _close_thread(self, asked: Json) -> None:
        del asked
        self._session.move(thread="")

    async def _earlier(self, asked: Json) -> None:
        del asked
        self._session.move(shown=self._session.state.shown + PAGE)

    async def _visible(self, asked: Json) -> None:
        self._session.set_visible(visible=bool(asked.get("on")))

    # ---- writing ----

    async def _send(self, asked: Json) -> None:
        state, text = self._session.state, str(asked["text"]).strip()
        thread = state.thread if asked.get("into") == "thread" else ""
        self._session.move(new_since="")
        if text.startswith("/") and not asked.get("files"):
            await self._person.command(state.conversation, text, thread_ts=thread)
            return
        files = tuple(str(one) for one in asked.get("files", []))
        self._person.say(state.conversation, text, thread_ts=thread, files=files)
        await self._session.refresh(bottom="thread" if thread else "main")

    async def _join(self, asked: Json) -> None:
        del asked
        self._person.join(self._session.state.conversation)
        self._session.enter(self._session.channel)

    async def _invite(self, asked: Json) -> None:
        self._person.invite(self._session.state.conversation, str(asked["member"]))

    async def _unarchive(self, asked: Json) -> None:
        del asked
        self._person.archive(self._session.state.conversation, archived=False)

    async def _leave(self, asked: Json) -> None:
        del asked
        self._person.leave(self._session.state.conversation)

    async def _edit(self, asked: Json) -> None:
        self._message(asked)
        self._session.move(editing=str(asked["row"]))

    async def _edit_save(self, asked: Json) -> None:
        self._person.edit(self._message(asked), str(asked["text"]).strip())
        self._session.move(editing="")

    async def _edit_cancel(self, asked: Json) -> None:
        del asked
        self._session.move(editing="")

    async def _delete(self, asked: Json) -> None:
        self._person.delete(self._message(asked))

    async def _react(self, asked: Json) -> None:
        message, name = self._message(asked), str(asked["name"])
        self._person.react(message, name, add=self._person.id not in message.reactions.get(name, []))

    async def _shortcut(self, asked: Json) -> None:
        message = self._message(asked) if asked.get("ts") else None
        await self._person.shortcut(str(asked["callback"]), message)

    # ---- forms and buttons ----

    async def _press(self, asked: Json) -> None:
        source = self._source(asked)
        await self._fields.take_over(source, asked.get("inputs", []))
        await self._person.press(source, str(asked["block"]), str(asked["action"]), asked.get("value"))

    async def _enter(self, asked: Json) -> None:
        source = self._source(asked)
        spot = str(asked["block"]), str(asked["action"])
        rest = [field for field in asked.get("inputs", []) if tuple(field[:2]) != spot]
        await self._fields.take_over(source, rest)
        await self._fields.enter(source, *spot, asked["given"], enter_pressed=bool(asked.get("key")))

    async def _submit(self, asked: Json) -> None:
        view = self._view(asked)
        await self._fields.take_over(view, asked.get("inputs", []))
        await self._person.submit(view)

    async def _close(self, asked: Json) -> None:
        await self._person.close(self._view(asked), whole_stack=bool(asked.get("all")))

    async def _back(self, asked: Json) -> None:
        await self._person.close(self._view(asked))

    async def _suggest(self, asked: Json) -> None:
        found = await self._fields.suggest(
            self._source(asked), str(asked["block"]), str(asked["action"]), str(asked["text"])
        )
        html = renderer.options(self._context, found, self._person.id)
        await self._session.send(options={"asked": asked["asked"], "html": html})

    def _source(self, asked: Json) -> Source:
        return self._view(asked) if asked.get("view") else self._message(asked)

    def _view(self, asked: Json) -> View:
        view = self._workspace.views.get(str(asked["view"]))
        if view.user_id != self._person.id:
            raise SlackError("not_found")
        return view

    def _message(self, asked: Json) -> Message:
        message = self._workspace.messages.get(str(asked["channel"]), str(asked["ts"]))
        seen = conversations.visible(self._workspace.channels.get(message.channel), self._person.id)
        if not seen or message.ephemeral_to not in ("", self._person.id):
            raise SlackError("message_not_found")
        return message
