"""The page's wire: what a tab is sent, what it may ask for, and that it acts with the person's own hands."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.page import controls
from playground.page.controls import MOST_MORNINGS, next_mornings
from playground.page.snapshot import Snapshot
from playground.running import Playground
from playground.seed import AIKO, DANA, PRIYA
from playground.workspace.entities import Json
from playground.workspace.events import HomeOpened, WorkspaceEvent
from tests.playground.conftest import MANIFEST, START, connected
from tests.playground.page.inert import words

STATIC = Path(controls.__file__).with_name("static")


class Tab:
    """A browser without a screen: keeps what it was sent, as the page's script does."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self.fragments: dict[str, str] = {}
        self.lists: dict[str, dict[str, str]] = {}
        self.news: Json = {}

    async def ask(self, what: str, **more: Any) -> None:
        await self._socket.send_json({"do": what, **more})

    async def take(self) -> None:
        news = await self._socket.receive_json(timeout=5)
        self.news |= news
        self.fragments |= news.get("fragments", {})
        for key, change in news.get("lists", {}).items():
            known = self.lists.get(key, {}) | change["html"]
            self.lists[key] = {row: known[row] for row in change["order"]}

    async def until(self, true: Callable[[], object]) -> None:
        while not true():
            await self.take()

    def row(self, text: str, key: str = "messages") -> str:
        return next((html for html in self.lists.get(key, {}).values() if text in words(html)), "")

    def reads(self, key: str = "messages") -> str:
        return " ".join(words("".join(self.lists.get(key, {}).values())).split())


@pytest.fixture
async def session(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(playground.url) as http:
        yield http


@asynccontextmanager
async def tab(session: aiohttp.ClientSession, user: str, at: str = "", more: str = "") -> AsyncIterator[Tab]:
    async with session.ws_connect(f"/page/live?as={user}&at={at}{more}") as socket:
        opened = Tab(socket)
        await opened.until(lambda: "sidebar" in opened.fragments)
        yield opened


async def test_the_page_is_whole_and_names_its_person(session: aiohttp.ClientSession) -> None:
    async with session.get("/") as answer:
        assert answer.url.query == {"as": DANA}
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        page = await answer.text()
    for part in ("page.css", "page.js", "icon.svg"):
        assert f"/page/static/{part}" in page
        async with session.get(f"/page/static/{part}") as file:
            assert file.status == 200
    async with session.get("/?as=U0NOBODY", allow_redirects=False) as answer:
        assert answer.status == 307


async def test_nothing_of_the_page_comes_from_elsewhere(session: aiohttp.ClientSession) -> None:
    served = [file.name for file in STATIC.iterdir() if file.suffix in (".js", ".css")]
    assert {"page.js", "page.css"} <= {*served}
    for name in served:
        async with session.get(f"/page/static/{name}") as file:
            assert "http://" not in (text := await file.text())
            assert "https://" not in text


async def test_what_a_person_writes_is_posted_by_them_and_shown(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    async with tab(session, DANA) as dana, tab(session, PRIYA) as priya:
        await dana.ask("send", into="main", text="Hello @Priya Nair, *look*", files=[])
        await dana.until(lambda: dana.row("look"))
        await priya.until(lambda: priya.row("look"))
    assert "<b>look</b>" in dana.row("look")
    assert "mine-mentioned" in priya.row("look")
    general = playground.workspace.channels.find("general")
    assert playground.workspace.messages.history(general.id)[-1].user == DANA


async def test_only_what_changed_is_sent(playground: Playground, session: aiohttp.ClientSession) -> None:
    async with tab(session, DANA) as dana:
        before = dict(dana.lists["messages"])
        dana.news.clear()
        playground.person(PRIYA).say(playground.workspace.channels.find("general").id, "One more")
        await dana.until(lambda: dana.row("One more"))
    assert set(dana.news) == {"lists"}
    assert set(dana.news["lists"]["messages"]["html"]) == set(dana.lists["messages"]) - set(before)


async def test_threads_reactions_edits_and_deletions(playground: Playground, session: aiohttp.ClientSession) -> None:
    general = playground.workspace.channels.find("general")
    message = playground.person(DANA).say(general.id, "First wrods")
    where = {"channel": general.id, "ts": message.ts}
    async with tab(session, DANA) as dana:
        await dana.ask("react", **where, name="eyes")
        await dana.until(lambda: 'aria-label="eyes, 1"' in dana.row("First"))
        await dana.ask("react", **where, name="eyes")
        await dana.until(lambda: 'aria-label="eyes, 1"' not in dana.row("First"))
        await dana.ask("edit", **where, row=f"m-{message.ts}")
        await dana.until(lambda: ">\nFirst wrods</textarea>" in dana.row("First"))
        await dana.ask("edit-save", **where, text="First words")
        await dana.until(lambda: "(edited)" in dana.row("First words"))
        await dana.ask("thread", **where)
        await dana.until(lambda: dana.row("First words", "replies"))
        await dana.ask("send", into="thread", text="A reply", files=[])
        await dana.until(lambda: "1 reply" in dana.reads() and dana.row("A reply", "replies"))
        assert "A reply" not in dana.reads()
        await dana.ask("delete", **where)
        await dana.until(lambda: dana.row("This message was deleted."))


async def test_unread_channels_are_bold_until_opened_and_new_messages_get_their_line(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    success = playground.workspace.channels.find("customer-success")
    async with tab(session, DANA) as dana:
        playground.person(AIKO).say(success.id, "Morning @Dana Reyes")
        await dana.until(lambda: 'class="badge">1' in dana.fragments["sidebar"])
        await dana.ask("open", id=success.id)
        await dana.until(lambda: "new" in dana.lists["messages"] and "badge" not in dana.fragments["sidebar"])
    assert list(dana.lists["messages"])[-2:] == ["new", f"m-{playground.workspace.messages.all(success.id)[-1].ts}"]
    assert playground.workspace.messages.unread(DANA, success.id) == []


async def test_two_tabs_of_one_person_agree_on_what_is_read(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    success = playground.workspace.channels.find("customer-success").id
    async with tab(session, DANA) as one, tab(session, DANA) as other:
        playground.person(PRIYA).say(success, "Look, @Dana Reyes")
        await one.until(lambda: 'class="badge">1<' in one.fragments["sidebar"])
        await other.until(lambda: 'class="badge">1<' in other.fragments["sidebar"])
        await one.ask("open", id=success)
        await one.until(lambda: 'class="badge"' not in one.fragments["sidebar"])
        await other.until(lambda: 'class="badge"' not in other.fragments["sidebar"])
        await one.until(lambda: "new" in one.lists["messages"])
        playground.person(PRIYA).say(success, "And this", thread_ts="")
        await one.until(lambda: one.row("And this"))
    assert playground.workspace.messages.unread(DANA, success) == []


async def test_nobody_sees_or_touches_what_is_not_theirs(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    workspace = playground.workspace
    private = playground.person(DANA).create_channel("secret-plans", "private")
    message = playground.person(DANA).say(private.id, "Our secret")
    view = workspace.views.open(DANA, {"type": "modal", "title": {"type": "plain_text", "text": "Hers"}, "blocks": []})
    async with tab(session, PRIYA, at=private.id) as priya:
        assert "secret" not in priya.reads()
        for asked in (
            {"do": "open", "id": private.id},
            {"do": "react", "channel": private.id, "ts": message.ts, "name": "eyes"},
            {"do": "close", "view": view.id},
        ):
            priya.news.clear()
            await priya.ask(**{"what" if key == "do" else key: value for key, value in asked.items()})
            await priya.until(lambda: "toast" in priya.news)
    assert message.reactions == {}
    assert workspace.views.top(DANA) is view


async def test_a_messages_address_leads_to_it(playground: Playground, session: aiohttp.ClientSession) -> None:
    general = playground.workspace.channels.find("general")
    dana = playground.person(DANA)
    parent = dana.say(general.id, "The parent")
    reply = dana.say(general.id, "The reply", thread_ts=parent.ts)
    link = playground.workspace.permalink(reply).removeprefix(playground.url)
    async with session.get(link, headers={"Referer": f"{playground.url}/?as={PRIYA}"}) as answer:
        assert dict(answer.url.query) == {"as": PRIYA, "at": general.id}
    async with tab(session, PRIYA) as priya:
        await priya.ask("open", id=general.id, at=reply.ts, thread=parent.ts)
        await priya.until(lambda: priya.row("The reply", "replies") and priya.news.get("flash") == f"r-{reply.ts}")


async def test_a_reload_leads_back_to_tab_and_thread(playground: Playground, session: aiohttp.ClientSession) -> None:
    dm = playground.workspace.app_dm(DANA)
    parent = playground.person(DANA).say(dm.id, "Where it began")
    playground.person(DANA).say(dm.id, "Deep down", thread_ts=parent.ts)
    async with tab(session, DANA, dm.id) as dana:
        await dana.ask("thread", channel=dm.id, ts=parent.ts)
        await dana.until(lambda: dana.row("Deep down", "replies"))
        thread = str(dana.news["address"]).partition(dm.id)[2]
        await dana.ask("tab", tab="about")
        await dana.until(lambda: "about" in dana.news["address"])
        about = str(dana.news["address"]).partition(dm.id)[2]
    async with tab(session, DANA, dm.id, thread) as dana:
        await dana.until(lambda: dana.row("Deep down", "replies"))
    async with tab(session, DANA, dm.id, about) as dana:
        await dana.until(lambda: 'aria-selected="true" data-do="tab" data-tab="about"' in dana.fragments["head"])
    async with tab(session, DANA, dm.id, "&tab=kitchen&thread=1.2") as dana:
        await dana.until(lambda: "isn’t connected yet" in dana.fragments["surface"])
        assert "thread=" not in dana.news["address"]


@pytest.mark.parametrize(
    ("off", "selected"),
    [(("home_tab",), "messages"), (("messages_tab",), "home"), (("home_tab", "messages_tab"), "about")],
)
async def test_an_apps_dm_opens_at_a_tab_it_has(off: tuple[str, ...], selected: str) -> None:
    manifest = MANIFEST
    for tab_name in off:
        manifest = manifest.replace(f"{tab_name}_enabled: true", f"{tab_name}_enabled: false")
    async with Playground.serve(manifest, start=START) as playground, aiohttp.ClientSession(playground.url) as session:
        dm = playground.workspace.app_dm(DANA)
        async with tab(session, DANA) as dana:
            await dana.ask("open", id=dm.id)
            await dana.until(
                lambda: f'aria-selected="true" data-do="tab" data-tab="{selected}"' in dana.fragments["head"]
            )


async def test_the_page_may_open_on_the_apps_home_with_a_line_above() -> None:
    serve = Playground.serve(MANIFEST, start=START, open_app=True, hint="Press <Start> first.")
    async with serve as playground, aiohttp.ClientSession(playground.url) as session:
        dm = playground.workspace.app_dm(DANA)
        async with session.get(f"/?as={DANA}") as answer:
            assert '<p id="hint" role="note"><span>Press &lt;Start&gt; first.</span>' in await answer.text()
        async with tab(session, DANA) as dana:
            assert f"at={dm.id}&tab=home" in dana.news["address"]
        general = playground.workspace.channels.find("general")
        async with tab(session, DANA, at=general.id) as dana:
            assert f"at={general.id}" in dana.news["address"]
        playground.workspace.post_as(playground.workspace.bot.id, dm, "Something to read")
        async with tab(session, DANA) as dana:
            await dana.until(lambda: dana.row("Something to read"))


async def test_what_comes_while_one_is_on_the_apps_home_is_counted_beside_messages(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    dm = playground.workspace.app_dm(DANA)
    async with tab(session, DANA, dm.id, "&tab=home") as dana:
        assert "unread" not in dana.fragments["head"]
        playground.workspace.post_as(playground.workspace.bot.id, dm, "Something to read")
        await dana.until(lambda: 'Messages<span class="count">1<' in dana.fragments["head"])
        await dana.until(lambda: 'class="badge">1<' in dana.fragments["sidebar"])
        await dana.ask("tab", tab="messages")
        await dana.until(lambda: "unread" not in dana.fragments["head"] + dana.fragments["sidebar"])


async def test_a_home_opened_before_the_app_connects_comes_once_it_has(
    playground: Playground, session: aiohttp.ClientSession, app: AsyncApp
) -> None:
    drawn = asyncio.Event()

    @app.event("app_home_opened")
    async def draw(event: Json, client: AsyncWebClient) -> None:
        # The event of the first opening was for nobody, and comes again by the clock, which stands still here.
        view = {"type": "home", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Polly says hello"}}]}
        await client.views_publish(user_id=event["user"], view=view)
        drawn.set()

    async with tab(session, DANA, playground.workspace.app_dm(DANA).id, "&tab=home") as dana:
        await dana.until(lambda: "isn’t connected yet" in dana.fragments["surface"])
        async with connected(playground, app):
            await asyncio.wait_for(drawn.wait(), 5)
            await dana.until(lambda: "Polly says hello" in words(dana.fragments["surface"]))


async def test_whoever_moves_the_clock_looks_at_the_app_again(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    opened: list[tuple[str, datetime]] = []

    def note(event: WorkspaceEvent) -> None:
        if isinstance(event, HomeOpened):
            opened.append((event.user_id, playground.clock.now()))

    async with tab(session, DANA, playground.workspace.app_dm(DANA).id, "&tab=home") as dana:
        playground.workspace.events.listen(note)
        await dana.ask("advance", span="hour")
        await dana.until(lambda: opened)
    assert opened == [(DANA, START + timedelta(hours=1))]


async def test_the_page_opens_on_the_first_channel_without_a_line_above(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    async with session.get("/") as answer:
        assert "hint" not in await answer.text()
    async with tab(session, DANA) as dana:
        assert playground.workspace.channels.get(dana.news["address"].partition("at=")[2]).name == "general"


async def test_that_the_clock_is_on_its_way_is_said_at_once(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    caught_up = asyncio.Event()

    async def busy() -> None:
        await caught_up.wait()

    playground.clock.settle_with(busy)
    async with tab(session, DANA) as dana, tab(session, PRIYA) as priya:
        await dana.ask("advance", span="week")
        await priya.until(lambda: "Moving the clock to" in priya.fragments["top"])
        await dana.ask("send", into="main", text="Still here", files=[])
        await priya.until(lambda: priya.row("Still here"))
        caught_up.set()
        await priya.until(lambda: "Moving the clock to" not in priya.fragments["top"])


async def test_an_archived_channel_can_be_read_but_not_written(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    general = playground.workspace.channels.find("customer-success")
    playground.person(AIKO).archive(general.id)
    async with tab(session, DANA, at=general.id) as dana:
        assert "archived" in words(dana.fragments["composer"])
        assert "Some accounts change hands this month." in dana.reads()
        await dana.ask("send", into="main", text="Hello?", files=[])
        await dana.until(lambda: dana.news.get("toast") == "This channel is archived.")


async def test_a_form_keeps_what_was_typed_and_shows_what_is_missing(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    def field(name: str) -> Json:
        element = {"type": "plain_text_input", "action_id": "v"}
        return {"type": "input", "block_id": name, "label": {"type": "plain_text", "text": name}, "element": element}

    words_of = {"type": "plain_text", "text": "Form"}
    content = {"type": "modal", "title": words_of, "submit": words_of, "blocks": [field("one"), field("two")]}
    view = playground.workspace.views.open(DANA, content)
    async with tab(session, DANA) as dana:
        form = f"view-{view.id}"
        await dana.until(lambda: form in dana.lists.get("modal", {}))
        await dana.ask("submit", view=view.id, inputs=[["one", "v", ["Acme <b>"]], ["two", "v", []]])
        await dana.until(lambda: "Please complete this required field." in dana.lists["modal"][form])
        assert 'value="Acme &lt;b&gt;"' in dana.lists["modal"][form]
        await dana.ask("close", view=view.id, all="yes")
        await dana.until(lambda: not dana.lists["modal"])


async def test_files_are_brought_and_shared(playground: Playground, session: aiohttp.ClientSession) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("file", b"the plan", filename="plan ü.txt")
    async with session.post(f"/page/upload?as={DANA}", data=form) as answer:
        told = await answer.json()
    assert told["name"] == "plan ü.txt"
    async with tab(session, DANA) as dana:
        await dana.ask("send", into="main", text="", files=[told["id"]])
        await dana.until(lambda: dana.row("plan ü.txt"))
    async with session.post(f"/page/upload?as={DANA}", data={"nothing": "here"}) as answer:
        assert answer.status == 400


async def test_the_clock_moves_for_everybody(playground: Playground, session: aiohttp.ClientSession) -> None:
    async with tab(session, DANA) as dana, tab(session, PRIYA) as priya:
        await dana.ask("advance", span="hour")
        await dana.until(lambda: "04:10" in dana.fragments["top"] and "disabled" not in dana.fragments["top"])
        await priya.until(lambda: "14:40" in priya.fragments["top"])
    assert playground.clock.now() == START + timedelta(hours=1)


async def test_next_morning_goes_to_the_first_morning_by_which_the_app_has_posted(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    workspace = playground.workspace
    third_morning = START + timedelta(days=2, hours=5, minutes=50)

    async def post_on_the_third_morning() -> datetime:
        if workspace.clock.now() == third_morning:
            workspace.post_as(workspace.bot.id, workspace.app_dm(PRIYA), "Good morning")
        return third_morning

    playground.clock.settle_with(post_on_the_third_morning)
    workspace.post_as(workspace.bot.id, workspace.app_dm(PRIYA), "Said before: it does not count")
    async with tab(session, DANA) as dana:
        await dana.ask("advance", span="morning")
        await dana.until(lambda: "25 Nov 2026, 09:00" in dana.fragments["top"] and "busy" not in dana.fragments["top"])
        assert "toast" not in dana.news
    assert playground.clock.now() == third_morning


async def test_next_morning_gives_up_after_two_weeks_in_which_the_app_posted_nothing(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    workspace = playground.workspace

    async def somebody_writes() -> None:
        playground.person(PRIYA).say(workspace.channels.find("general").id, "People do not count")

    playground.clock.settle_with(somebody_writes)
    async with tab(session, DANA) as dana:
        await dana.ask("advance", span="morning")
        await dana.until(lambda: "toast" in dana.news)
        assert dana.news["toast"] == "The app has posted nothing in 14 days, so the clock stops here."
    assert playground.clock.now() == START + timedelta(days=MOST_MORNINGS - 1, hours=5, minutes=50)


async def test_the_inspector_shows_calls_and_broken_rules(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    playground.inspector.called("chat.postMessage", {"channel": "C1"}, {"ok": True}, 200, 3.2)
    playground.inspector.called("views.open", {"trigger_id": "1"}, {"ok": False, "error": "expired_trigger_id"}, 200, 1)
    playground.inspector.broke("every envelope is acknowledged within 3 seconds", "/parrot")
    async with tab(session, DANA) as dana:
        assert 'class="count"' in dana.fragments["top"]
        await dana.ask("inspector")
        await dana.until(lambda: "acknowledged within 3 seconds" in dana.reads("records"))
        assert "chat.postMessage" in dana.reads("records")
        await dana.ask("filter", words="C1 POSTMESSAGE")
        await dana.until(lambda: len(dana.lists["records"]) == 1)
        assert "chat.postMessage" in dana.reads("records")
        await dana.ask("filter", words="")
        await dana.ask("problems", on=True)
        await dana.until(lambda: len(dana.lists["records"]) == 2)
        assert "chat.postMessage" not in dana.reads("records")
        assert "expired_trigger_id" in dana.reads("records")
        await dana.ask("forget")
        await dana.until(lambda: not dana.lists["records"])
        playground.inspector.called("auth.test", {}, {"ok": True, "url": "<b>"}, 200, 1)
    async with session.get(f"/page/detail/call-{playground.inspector.calls[-1].number}") as answer:
        assert "&lt;b&gt;" in await answer.text()


@pytest.mark.parametrize("row", ["call-1", "rule-0"])
async def test_the_inspector_says_what_to_do(playground: Playground, session: aiohttp.ClientSession, row: str) -> None:
    playground.inspector.called("views.open", {"trigger_id": "1"}, {"ok": False, "error": "expired_trigger_id"}, 200, 1)
    playground.inspector.broke("a trigger_id is used within 3 seconds", "views.open", code="expired_trigger_id")
    async with session.get(f"/page/detail/{row}") as answer:
        detail = await answer.text()
    assert detail.index("What to do") < detail.index("Call views.open before anything slow")


async def test_rate_limits_are_switched_for_everybody(playground: Playground, session: aiohttp.ClientSession) -> None:
    async with tab(session, DANA) as dana, tab(session, PRIYA) as priya:
        await dana.ask("inspector")
        await priya.ask("inspector")
        await priya.until(lambda: "Rate limits" in priya.fragments["inspector-head"])
        assert "checked" not in priya.fragments["inspector-head"]
        await dana.ask("rate-limits", on=True)
        await priya.until(lambda: "checked" in priya.fragments["inspector-head"])
        assert playground.slack.limits.enabled


async def test_uploads_and_the_messages_tab_are_switched_off_for_everybody(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    async with tab(session, DANA) as dana:
        await dana.ask("inspector")
        await dana.ask("uploads-off", on=True)
        await dana.until(lambda: "checked" in dana.fragments["inspector-head"])
        assert playground.slack.uploads_refused == "file_uploads_disabled"
        await dana.ask("uploads-off", on=False)
        await dana.ask("messages-tab-off", on=True)
        await dana.until(lambda: not playground.slack.manifest.features.app_home.messages_tab_enabled)
        assert not playground.slack.uploads_refused


async def test_an_archived_channel_is_unarchived_where_one_would_write(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    channel = playground.member("Dana Reyes").person.create_channel("shipping", "private")
    async with tab(session, DANA) as dana:
        await dana.ask("open", id=channel.id)
        await dana.ask("send", into="main", text="/archive", files=[])
        await dana.until(lambda: "Unarchive" in str(dana.fragments))
        assert channel.archived
        await dana.ask("unarchive")
        await dana.until(lambda: not channel.archived)


async def test_nonsense_is_ignored_and_the_tab_goes_on(playground: Playground, session: aiohttp.ClientSession) -> None:
    async with tab(session, DANA) as dana:
        await dana.ask("fly")
        await dana.ask("open", id="C0NOWHERE")
        await dana.until(lambda: "toast" in dana.news)
        await dana.ask("send", into="main", text="Still here", files=[])
        await dana.until(lambda: dana.row("Still here"))
    assert playground.inspector.rules_broken == []


def test_the_next_morning_is_nine_on_ones_own_clock() -> None:
    local = START.astimezone(ZoneInfo("Asia/Kolkata"))
    assert f"{local:%H:%M}" == "13:40"
    mornings = [f"{one:%Y-%m-%d %H:%M %Z}" for one in islice(next_mornings(local), 2)]
    assert mornings == ["2026-11-24 09:00 IST", "2026-11-25 09:00 IST"]
    assert f"{next(next_mornings(local.replace(hour=8))):%Y-%m-%d %H:%M}" == "2026-11-23 09:00"
    nine = next(next_mornings(local))
    assert next(next_mornings(nine)) == nine + timedelta(days=1)


def test_a_scene_tells_only_its_difference() -> None:
    old = Snapshot({"a": "1", "b": "2"}, {"list": {"x": "1", "y": "2"}}, {"thread": False})
    assert old.changes_since(old) == {}
    new = Snapshot({"a": "1", "b": "3"}, {"list": {"y": "2", "z": "4"}}, {"thread": True})
    assert new.changes_since(old) == {
        "fragments": {"b": "3"},
        "lists": {"list": {"order": ["y", "z"], "html": {"z": "4"}}},
        "shown": {"thread": True},
    }
