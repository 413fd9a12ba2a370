"""One app, one person, one afternoon: everything through the front door, over loopback."""

from datetime import timedelta
from typing import Any

from slack_bolt.async_app import AsyncApp

from playground.running import Playground
from tests.playground.calls import FORM
from tests.playground.conftest import connected


async def test_a_command_opens_a_form_whose_words_come_back_as_a_message_with_a_button(
    playground: Playground, app: AsyncApp
) -> None:
    pressed: list[str] = []

    @app.command("/parrot")
    async def command(ack: Any, body: Any, client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.view("form")
    async def submitted(ack: Any, view: Any, client: Any) -> None:
        values = view["state"]["values"]
        if values["words"]["value"]["value"] == "rude":
            await ack(response_action="errors", errors={"words": "A parrot does not say that."})
            return
        await ack()
        button = {"type": "button", "action_id": "again", "text": {"type": "plain_text", "text": "Again"}}
        await client.chat_postMessage(
            channel=values["to"]["value"]["selected_user"],
            text=values["words"]["value"]["value"],
            blocks=[
                {"type": "section", "text": {"type": "mrkdwn", "text": values["words"]["value"]["value"]}},
                {"type": "actions", "elements": [button]},
            ],
        )

    @app.action("again")
    async def again(ack: Any, body: Any, client: Any) -> None:
        await ack()
        pressed.append(body["user"]["id"])
        await client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="Enough.")

    dana, priya = playground.member("Dana Reyes"), playground.member("Priya Nair")
    async with connected(playground, app):
        assert await dana.command("/parrot hello", "general")
        form = await dana.modal("Parrot")
        assert form.labels() == ["Words", "To"]
        assert await form.submit() == {
            "Words": "Please complete this required field.",
            "To": "Please complete this required field.",
        }
        await form.fill({"Words": "rude", "To": "Priya Nair"})
        assert await form.submit() == {"Words": "A parrot does not say that."}
        await form.fill({"Words": "pieces of eight"})
        assert await form.submit() == {}
        assert not dana.has_modal
        said = await priya.message("pieces of eight")
        assert said.buttons() == ["Again"]
        assert said.author == "Parrot"
        await priya.click("Again")
        await priya.message("Enough.")
    assert pressed == [priya.id]
    assert playground.inspector.rules_broken == []


async def test_a_dm_reaches_the_app_and_its_answer_comes_back_days_later(playground: Playground, app: AsyncApp) -> None:
    @app.event("message")
    async def heard(event: Any, client: Any) -> None:
        if "subtype" not in event:
            await client.chat_postMessage(
                channel=event["channel"], thread_ts=event["ts"], text=f"You said: {event['text']}"
            )

    marek = playground.member("marek.novak")
    async with connected(playground, app):
        said = marek.say("Is anybody <there> & awake?")
        assert said.text == "Is anybody &lt;there&gt; &amp; awake?"
        answer = await marek.message("You said", thread=said)
        assert answer.message.thread_ts == said.ts
        before = playground.clock.now()
        await playground.clock.advance(timedelta(days=2))
        assert playground.clock.now() - before == timedelta(days=2)
    assert playground.inspector.rules_broken == []
