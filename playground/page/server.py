"""The page of a playground: its routes, and the tabs that are open."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.page import renderer
from playground.page.actions import Actions
from playground.page.context import PageContext, PageOptions
from playground.page.session import Session
from playground.people.canvases import PersonCanvases
from playground.people.person import Person
from playground.platform.slack import Slack
from playground.workspace.errors import SlackError

_LARGEST = 20 * 1024 * 1024
"""Bytes of the largest file one can share on the page."""
_POLICY = (
    "default-src 'self'; img-src 'self' http: https: data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"
)


def _person_of(request: Request) -> str:
    """Return the id of the person on whose page an address was followed, as far as the browser says it."""
    return parse_qs(urlsplit(request.headers.get("referer", "")).query).get("as", [""])[0]


class PageServer:
    """Serves the page and runs its tabs."""

    def __init__(self, slack: Slack, options: PageOptions) -> None:
        self._context = PageContext(slack, options)
        self._tasks: set[asyncio.Task[None]] = set()

    def routes(self) -> list[BaseRoute]:
        """Return the routes of the page, `/` among them."""
        return [
            Route("/", self._page),
            WebSocketRoute("/page/live", self._live),
            Route("/page/upload", self._upload, methods=["POST"]),
            Route("/page/detail/{key}", self._detail),
            Route("/archives/{channel}/{message}", self._permalink),
            Route("/canvas/{canvas}", self._canvas, methods=["GET", "POST"]),
            Mount("/page/static", StaticFiles(directory=Path(__file__).with_name("static"))),
        ]

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside the tab that asked for it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """End what is under way."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _user(self, asked: str | None) -> str:
        """Return the person asked for where the page offers them, or the first it offers."""
        offered = [member.id for member in self._context.workspace.members.offered()]
        return asked if asked in offered else offered[0]

    async def _page(self, request: Request) -> Response:
        asked = request.query_params.get("as")
        user = self._user(asked)
        if asked != user:
            return RedirectResponse(request.url.include_query_params(**{"as": user}))
        return HTMLResponse(renderer.shell(self._context, user), headers={"Content-Security-Policy": _POLICY})

    async def _live(self, socket: WebSocket) -> None:
        await socket.accept()
        user = self._user(socket.query_params.get("as"))
        session = Session(self._context, socket, user, socket.query_params)
        actions = Actions(self._context, session)
        session.open_app()
        following = asyncio.ensure_future(session.follow())
        try:
            while True:
                self.spawn(actions.do(await socket.receive_json()))
        except WebSocketDisconnect:
            pass
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)

    async def _upload(self, request: Request) -> Response:
        user = self._user(request.query_params.get("as"))
        async with request.form(max_files=1, max_part_size=_LARGEST) as form:
            given = form.get("file")
            if given is None or isinstance(given, str):
                return JSONResponse({"error": "Choose a file first."}, status_code=400)
            body = await given.read()
            if len(body) > _LARGEST:
                return JSONResponse({"error": "That file is larger than 20 MB."}, status_code=413)
            file = Person(self._context.slack, user).upload(given.filename or "file", body)
        return JSONResponse({"id": file.id, "name": file.name})

    async def _detail(self, request: Request) -> Response:
        return HTMLResponse(renderer.detail(self._context, request.path_params["key"]))

    async def _canvas(self, request: Request) -> Response:
        """Show a canvas to a member of its channel, and take what they write in it."""
        user = self._user(request.query_params.get("as") or _person_of(request))
        canvases = PersonCanvases(self._context.slack, Person(self._context.slack, user))
        try:
            canvas = canvases.get(request.path_params["canvas"])
        except SlackError as refusal:
            return PlainTextResponse(refusal.code, 404)
        if request.method == "POST":
            if urlsplit(request.headers.get("origin", "")).netloc != request.url.netloc:
                return PlainTextResponse("not from this page", 403)
            async with request.form() as form:
                canvases.write(canvas.id, str(form.get("markdown") or "").replace("\r\n", "\n"))
            return RedirectResponse(str(request.url), status_code=303)
        shown = renderer.canvas(self._context, canvas, user)
        return HTMLResponse(shown, headers={"Content-Security-Policy": _POLICY})

    async def _permalink(self, request: Request) -> Response:
        """Lead a message's address, opened in a new tab, to its conversation as the person who followed it."""
        person = _person_of(request)
        return RedirectResponse(f"/?as={quote(person)}&at={quote(request.path_params['channel'])}")
