"""Sends what a person did to the app and does what its acknowledgement says."""

from playground.api.responding import respond
from playground.interactivity import payloads
from playground.platform.acknowledgements import Unanswered
from playground.platform.response_urls import ResponseUrl
from playground.platform.slack import Slack
from playground.rules.manifest_sections import Shortcut
from playground.rules.responses import (
    check_command_answer,
    check_options_answer,
    check_plain_answer,
    check_submission_answer,
)
from playground.rules.submission import check_submission
from playground.rules.violation import Violation
from playground.workspace.entities import Channel, Json, Message, View
from playground.workspace.errors import SlackError
from playground.workspace.events import Warned
from playground.workspace.members import SLACKBOT

TROUBLE = "We had some trouble connecting. Try again?"
"""What Slack shows in a modal whose app did not answer."""


class Interactions:
    """One method per kind of interaction; each waits for the acknowledgement."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    async def command(self, user_id: str, channel: Channel, command: str, text: str, shown: str = "") -> bool:
        """A slash command; where the app fails to answer, the person is told in the conversation.

        `shown` is the whole line as markup, which an answer to the whole channel reveals.
        """
        payload = payloads.slash_command(self._slack, user_id, channel, command, text)
        try:
            body = await self._slack.socket.ask("slash_commands", command, payload)
        except Unanswered as failure:
            words = f'`{command}` failed with the error "{failure}"'
            self._slack.workspace.messages.post(channel.id, words, SLACKBOT, ephemeral_to=user_id)
            self._warn(user_id, words)
            return False
        if self._sound(check_command_answer(body), command) and body:
            message = {"text": body} if isinstance(body, str) else body
            if message.get("response_type") == "in_channel":
                # Then everybody sees the command too: docs.slack.dev/interactivity/implementing-slash-commands
                self._slack.workspace.post_as(user_id, channel, shown)
            url = ResponseUrl(user_id, channel.id, self._slack.workspace.clock.now())
            respond(self._slack, url, message)
        return True

    async def act_in_message(
        self, user_id: str, message: Message, block: Json, element: Json, state: Json | None
    ) -> bool:
        """A click or a choice in a message."""
        payload = payloads.in_message(self._slack, "block_actions", user_id, message)
        payload = payloads.with_trigger(self._slack, payload, message.channel)
        payload["response_url"] = self._slack.response_urls.issue(user_id, message.channel, message)
        payload["actions"] = [payloads.action(self._slack, block, element, state)]
        return await self._plain(user_id, element["action_id"], payload)

    async def act_in_view(self, view: View, block: Json, element: Json, state: Json | None) -> bool:
        """A click or a choice in a modal or a Home tab."""
        payload = payloads.with_trigger(self._slack, payloads.in_view(self._slack, "block_actions", view))
        payload["actions"] = [payloads.action(self._slack, block, element, state)]
        answered = await self._plain(view.user_id, element["action_id"], payload)
        if not answered:
            self._slack.workspace.views.change(view, trouble=TROUBLE)
        return answered

    async def shortcut(self, user_id: str, shortcut: Shortcut) -> bool:
        """A global shortcut, from anywhere."""
        payload = payloads.with_trigger(self._slack, payloads.interaction(self._slack, "shortcut", user_id))
        payload |= {"callback_id": shortcut.callback_id, "action_ts": self._slack.workspace.core.new_ts()}
        return await self._plain(user_id, shortcut.name, payload)

    async def message_shortcut(self, user_id: str, shortcut: Shortcut, message: Message) -> bool:
        """A shortcut from a message's menu."""
        payload = payloads.in_message(self._slack, "message_action", user_id, message)
        payload = payloads.with_trigger(self._slack, payload, message.channel)
        del payload["container"], payload["state"]
        payload |= {
            "callback_id": shortcut.callback_id,
            "message_ts": message.ts,
            "action_ts": self._slack.workspace.core.new_ts(),
            "response_url": self._slack.response_urls.issue(user_id, message.channel),
        }
        return await self._plain(user_id, shortcut.name, payload)

    async def suggest(self, user_id: str, source: Message | View, block: Json, element: Json, typed: str) -> Json:
        """What an external select offers for what was typed: `options` or `option_groups`; nothing on failure."""
        if isinstance(source, View):
            payload = payloads.in_view(self._slack, "block_suggestion", source)
        else:
            payload = payloads.in_message(self._slack, "block_suggestion", user_id, source)
        payload |= {"action_id": element["action_id"], "block_id": block["block_id"], "value": typed}
        try:
            body = await self._slack.socket.ask("interactive", element["action_id"], payload)
        except Unanswered:
            return {"options": []}
        sound = self._sound(check_options_answer(body), "block_suggestion")
        return dict(body) if sound else {"options": []}

    async def submit(self, view: View) -> dict[str, str]:
        """Submit a modal; returns the words beside its fields (by block_id) that keep it open, or nothing.

        Raises `no_submit_button` for one that has none to press.
        """
        views = self._slack.workspace.views
        if not view.content.get("submit"):
            raise SlackError("no_submit_button")
        wrong = check_submission(view.content, view.state["values"])
        if wrong:
            views.change(view, errors=wrong, trouble="")
            return wrong
        payload = payloads.with_trigger(self._slack, payloads.in_view(self._slack, "view_submission", view))
        del payload["container"]
        payload["response_urls"] = payloads.response_urls_of(self._slack, view)
        views.change(view, busy=True, errors={}, trouble="")
        shown = view.content
        try:
            body = await self._slack.socket.ask("interactive", view.callback_id or "view_submission", payload)
        except Unanswered:
            views.change(view, busy=False, trouble=TROUBLE)
            return {}
        views.change(view, busy=False)
        if not self._sound(check_submission_answer(body, shown), "view_submission"):
            views.change(view, trouble=TROUBLE)
            return {}
        return self._follow(view, body or {})

    def _follow(self, view: View, answer: Json) -> dict[str, str]:
        """Do what a submission's answer says: close, clear, show errors, update or push."""
        views = self._slack.workspace.views
        still_open = view in views.stack(view.user_id)
        try:
            match answer.get("response_action"):
                case None:
                    views.close(view)
                case "clear":
                    views.clear(view.user_id)
                case "errors" if still_open:
                    views.change(view, errors=answer["errors"])
                    return dict(answer["errors"])
                case "update" if still_open:
                    views.update(view, answer["view"])
                case "push" if still_open:
                    views.push(view.user_id, answer["view"])
        except SlackError as refusal:
            self._slack.inspector.broke(f"response_action: {refusal.code}", "view_submission", code=refusal.code)
            views.change(view, trouble=TROUBLE)
        return {}

    async def close(self, view: View, *, whole_stack: bool = False) -> None:
        """Close a modal, or with `whole_stack` (the ✕) all of them; the app is told if it asked to be."""
        views = self._slack.workspace.views
        root = views.stack(view.user_id)[0]
        clears = whole_stack or view.content.get("clear_on_close", False)
        told = root if clears else view
        payload = payloads.in_view(self._slack, "view_closed", told) | {"is_cleared": clears}
        del payload["container"]
        if clears:
            views.clear(view.user_id)
        else:
            views.close(view)
        if told.content.get("notify_on_close"):
            await self._plain(view.user_id, told.callback_id or "view_closed", payload)

    async def _plain(self, user_id: str, title: str, payload: Json) -> bool:
        """Send an interaction whose acknowledgement carries nothing; returns whether it came."""
        if not self._slack.manifest.interactive:
            advice = "Switch settings.interactivity.is_enabled on in the manifest."
            self._slack.inspector.broke(
                "settings.interactivity is off, so nothing reaches the app", title, advice=advice
            )
            return False
        try:
            body = await self._slack.socket.ask("interactive", title, payload)
        except Unanswered as failure:
            self._warn(user_id, f"This app didn't respond ({failure}).")
            return False
        self._sound(check_plain_answer(body), title)
        return True

    def _sound(self, violations: list[Violation], title: str) -> bool:
        for violation in violations:
            self._slack.inspector.broke(violation.rule, title, violation.pointer, violation.code)
        return not violations

    def _warn(self, user_id: str, words: str) -> None:
        self._slack.workspace.events.publish(Warned(user_id, words))
