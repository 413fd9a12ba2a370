"""What people do and how it reaches the app: typing, commands, clicks, choices, shortcuts, files."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt.async_app import AsyncApp

from playground.clock import Clock
from playground.driver import NotThere
from playground.people.composing import composed
from playground.running import Playground
from playground.seed import AIKO, DANA, FREYA, PRIYA, northwind
from playground.workspace.errors import SlackError
from playground.workspace.mentions import alerts_of, mentions_of
from playground.workspace.workspace import Workspace
from tests.playground.conftest import connected

SEEDED = Workspace(Clock(frozen=True))
northwind(SEEDED)


def words(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def options(*texts: str) -> list[dict[str, Any]]:
    return [{"text": words(text), "value": text.lower()} for text in texts]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("@Priya Nair: ready?", f"<@{PRIYA}>: ready?"),
        ("@freya and @nobody", f"<@{FREYA}> and @nobody"),
        ("@Freya 🌻 van den Berg-O’Connor!", f"<@{FREYA}>!"),
        ("see https://x.example/a?b=1&c=2.", "see <https://x.example/a?b=1&amp;c=2>."),
        ("@channel <!channel> @channels", "<!channel> &lt;!channel&gt; @channels"),
        ("", ""),
    ],
)
def test_what_is_typed_becomes_markup(typed: str, text: str) -> None:
    assert composed(SEEDED, typed)[0] == text


@given(st.text(alphabet=st.sampled_from("<>&!@#|Uchannel0 DANAhere:/."), max_size=60))
def test_typed_markup_never_acts(typed: str) -> None:
    text, blocks = composed(SEEDED, typed)
    without_at = typed.replace("@", " ")
    inert, _ = composed(SEEDED, without_at)
    assert alerts_of(inert, [], []) == []
    assert mentions_of(inert, [], []) == []
    assert set(alerts_of(text, blocks, [])) <= set(re.findall("@(channel|here|everyone)", typed))


async def test_a_commands_text_is_escaped_where_the_manifest_asks(playground: Playground, app: AsyncApp) -> None:
    texts: list[str] = []

    @app.command(re.compile("/parrot|/raw"))
    async def command(ack: Any, body: Any) -> None:
        await ack(f"You said {body['text']}")
        texts.append(body["text"])
        assert body["channel_name"] == "general"
        assert body["user_id"] == DANA

    dana = playground.member("Dana Reyes")
    general = dana.channel("general").id
    async with connected(playground, app):
        for name in ("/parrot", "/raw"):
            assert await dana.command(f"{name}  @Priya Nair in #general & <co> ", "general")
    assert texts == [
        f"<@{PRIYA}|priya.nair> in <#{general}|general> &amp; &lt;co&gt;",
        "@Priya Nair in #general & <co>",
    ]
    assert dana.messages("general")[-1].message.ephemeral_to == DANA


async def test_an_answer_to_everybody_shows_the_command_too(playground: Playground, app: AsyncApp) -> None:
    @app.command("/parrot")
    async def _(ack: Any) -> None:
        await ack({"response_type": "in_channel", "text": "Polly!"})

    async with connected(playground, app):
        dana = playground.member("Dana Reyes")
        await dana.command("/parrot wants a <cracker>", "general")
        assert [seen.text for seen in dana.messages("general")[-2:]] == ["/parrot wants a &lt;cracker&gt;", "Polly!"]
        assert dana.messages("general")[-2].author == "Dana Reyes"


async def test_slack_answers_some_commands_itself(playground: Playground) -> None:
    dana = playground.member("Dana Reyes")
    assert not await dana.command("/unknown thing", "general")
    assert "not a valid command" in dana.messages("general")[-1].text
    parent = dana.say("thread", "general")
    await dana.person.command(dana.channel("general").id, "/parrot hi", thread_ts=parent.ts)
    assert playground.inspector.envelopes == type(playground.inspector.envelopes)()


async def test_every_kind_of_field_is_filled_by_its_label(playground: Playground, app: AsyncApp) -> None:
    elements: dict[str, dict[str, Any]] = {
        "Notes": {"type": "plain_text_input", "multiline": True, "initial_value": "as before"},
        "Email": {"type": "email_text_input"},
        "Link": {"type": "url_text_input"},
        "Seats": {"type": "number_input", "is_decimal_allowed": False},
        "Rich": {"type": "rich_text_input"},
        "Reason": {"type": "static_select", "options": options("Promotion", "Leave")},
        "Risks": {"type": "multi_static_select", "options": options("Churn", "Price", "Outage")},
        "Account": {"type": "external_select", "min_query_length": 0},
        "Owner": {"type": "users_select"},
        "Watchers": {"type": "multi_users_select"},
        "Channel": {"type": "channels_select"},
        "Where": {"type": "conversations_select", "response_url_enabled": True},
        "Start": {"type": "datepicker"},
        "Hour": {"type": "timepicker"},
        "Call": {"type": "datetimepicker"},
        "Done": {"type": "checkboxes", "options": options("Access", "Plan")},
        "Mood": {"type": "radio_buttons", "options": options("Green", "Red")},
        "Proof": {"type": "file_input"},
    }
    view = {
        "type": "modal",
        "callback_id": "all",
        "title": words("Everything"),
        "submit": words("Save"),
        "blocks": [
            {"type": "input", "block_id": label, "label": words(label), "element": element | {"action_id": "value"}}
            for label, element in elements.items()
        ],
    }
    held: dict[str, Any] = {}
    urls: list[Any] = []

    @app.options("value")
    async def accounts(ack: Any, payload: Any) -> None:
        await ack(options=[option for option in options("Acme", "Ajax") if payload["value"] in option["text"]["text"]])

    @app.view("all")
    async def submitted(ack: Any, view: Any, body: Any) -> None:
        await ack()
        held.update({label: state["value"] for label, state in view["state"]["values"].items()})
        urls.extend(body["response_urls"])

    dana = playground.member("Dana Reyes")
    call = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
    async with connected(playground, app) as running:
        await running.client.views_open(trigger_id=playground.slack.triggers.issue(DANA), view=view)
        modal = await dana.modal("Everything")
        assert modal.labels() == list(elements)
        await modal.fill({"Email": "no address", "Link": "nowhere", "Seats": "1.5"})
        wrong = await modal.submit()
        assert wrong["Email"] == "Please enter a valid email address."
        assert wrong["Link"] == "Please enter a valid URL."
        assert wrong["Seats"] == "Please enter a whole number."
        assert "Notes" not in wrong
        assert "Start" in wrong
        with pytest.raises(NotThere, match=r"\['Promotion', 'Leave'\]"):
            await modal.fill({"Reason": "Boredom"})
        await modal.fill(
            {
                "Email": "jo@acme.example",
                "Link": "https://acme.example",
                "Seats": 40,
                "Rich": "bold words",
                "Reason": "Promotion",
                "Risks": ["Churn", "Outage"],
                "Account": "Ajax",
                "Owner": "Priya Nair",
                "Watchers": ["Aiko Tanaka", "dana.reyes"],
                "Channel": "#general",
                "Where": "#general",
                "Start": date(2026, 12, 1),
                "Hour": time(9, 30),
                "Call": call,
                "Done": ["Plan"],
                "Mood": "Red",
                "Proof": [("plan.txt", b"plan")],
            }
        )
        assert modal.value("Reason") == "Promotion"
        assert await modal.submit() == {}
    general = dana.channel("general").id
    assert held["Notes"]["value"] == "as before"
    assert held["Seats"]["value"] == "40"
    assert held["Reason"]["selected_option"]["value"] == "promotion"
    assert [option["value"] for option in held["Risks"]["selected_options"]] == ["churn", "outage"]
    assert held["Account"]["selected_option"]["value"] == "ajax"
    assert held["Owner"]["selected_user"] == PRIYA
    assert held["Watchers"]["selected_users"] == [AIKO, DANA]
    assert held["Channel"]["selected_channel"] == general
    assert held["Start"]["selected_date"] == "2026-12-01"
    assert held["Hour"]["selected_time"] == "09:30"
    assert held["Call"]["selected_date_time"] == int(call.timestamp())
    assert held["Proof"]["files"][0]["name"] == "plan.txt"
    assert held["Rich"]["rich_text_value"]["type"] == "rich_text"
    assert urls[0]["channel_id"] == general
    assert playground.inspector.rules_broken == []


async def test_choices_and_clicks_in_messages(playground: Playground, app: AsyncApp) -> None:
    acted: list[tuple[str, Any]] = []

    @app.action(re.compile("day|more|go"))
    async def action(ack: Any, payload: Any, body: Any, respond: Any) -> None:
        await ack()
        acted.append(
            (payload["type"], payload.get("selected_date") or payload.get("selected_option") or payload["value"])
        )
        assert body["container"]["channel_id"] == body["channel"]["id"]
        if payload["type"] == "button":
            assert body["state"]["values"]["b"]["day"]["selected_date"] == "2026-12-24"
            await respond("Thank you.", replace_original=True)

    dana = playground.member("Dana Reyes")
    blocks = [
        {
            "type": "actions",
            "block_id": "b",
            "elements": [
                {"type": "datepicker", "action_id": "day", "placeholder": words("Which day?")},
                {"type": "overflow", "action_id": "more", "options": options("Skip", "Later")},
                {"type": "button", "action_id": "go", "text": words("Go"), "value": "42"},
            ],
        }
    ]
    async with connected(playground, app) as running:
        await running.client.chat_postMessage(channel=DANA, text="When?", blocks=blocks)
        asked = await dana.message("Which day?")
        assert asked.plain() == "[▾ Which day?] [Skip / Later] [Go]"
        assert await dana.choose("Which day?", date(2026, 12, 24), asked)
        assert await dana.click("Later")
        assert await dana.click("Go", asked)
        assert (await dana.message("Thank you.")).ts == asked.ts
    assert [kind for kind, _ in acted] == ["datepicker", "overflow", "button"]
    assert acted[1][1]["value"] == "later"
    assert acted[2][1] == "42"


async def test_shortcuts_from_anywhere_and_on_a_message(playground: Playground, app: AsyncApp) -> None:
    used: list[Any] = []

    @app.shortcut("ask")
    async def ask(ack: Any, body: Any) -> None:
        await ack()
        used.append(("response_url" in body, "channel" in body))

    @app.shortcut("repeat")
    async def repeat(ack: Any, body: Any) -> None:
        await ack()
        used.append((body["message"]["text"], body["message_ts"] == body["message"]["ts"], body["channel"]["name"]))

    dana = playground.member("Dana Reyes")
    async with connected(playground, app):
        assert await dana.shortcut("Ask Parrot")
        assert await dana.message_shortcut("Repeat this", dana.say("polly", "general"))
    assert used == [(False, False), ("polly", True, "general")]


async def test_files_reach_the_app_with_the_message(playground: Playground, app: AsyncApp) -> None:
    heard: list[Any] = []

    @app.event({"type": "message", "subtype": "file_share"})
    async def hear(event: Any) -> None:
        heard.append([file["name"] for file in event["files"]])

    dana = playground.member("Dana Reyes")
    async with connected(playground, app):
        dana.say("the plan", files=[("plan.pdf", b"%PDF"), ("notes.txt", b"notes")])
        await playground.slack.socket.idle()
    assert heard == [["plan.pdf", "notes.txt"]]


async def test_people_cannot_do_what_slack_would_not_let_them(playground: Playground) -> None:
    dana, priya = playground.member("Dana Reyes"), playground.member("Priya Nair")
    hers = priya.say("mine", "general")
    secret = priya.person.create_channel("secret", "private").id
    attempts: list[tuple[Any, str]] = [
        (lambda: dana.edit(hers, "yours"), "cant_update_message"),
        (lambda: dana.delete(hers), "cant_delete_message"),
        (lambda: dana.person.join(secret), "channel_not_found"),
        (lambda: dana.person.say(secret, "hi"), "channel_not_found"),
        (lambda: dana.person.invite(dana.channel("general").id, "U0SAM00001"), "user_disabled"),
        (lambda: dana.person.create_channel("Bad Name"), "invalid_name_specials"),
    ]
    for attempt, error in attempts:
        with pytest.raises(SlackError, match=f"^{error}$"):
            attempt()


async def test_unread_marks_come_and_go(playground: Playground) -> None:
    dana, priya = playground.member("Dana Reyes"), playground.member("Priya Nair")
    general = dana.channel("general").id
    unread = playground.workspace.messages.unread
    assert unread(DANA, general) == []
    priya.say("news", "general")
    assert [message.text for message in unread(DANA, general)] == ["news"]
    assert unread(PRIYA, general) == []
    dana.person.mark_read(general)
    assert unread(DANA, general) == []
