"""Everything on one port: the Web API, Socket Mode, the clock, files, and the page."""

import json
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from playground.api.endpoint import answer_call
from playground.api.responding import post_response
from playground.platform.file_shapes import TRANSCRIPT, webvtt
from playground.platform.slack import Slack
from playground.server.followers import Followers
from playground.workspace.entities import File, Json
from playground.workspace.errors import SlackError

_LOGIN = "<!DOCTYPE html><title>Sign in</title><p>A file's private address asks for the bot's token."
_CODES_GONE = {"no_service", "expired_url", "used_url"}


def create_app(slack: Slack, followers: Followers, page: list[BaseRoute] | None = None) -> Starlette:
    """The whole playground as an ASGI application; `page` are the routes people use."""
    endpoints = Endpoints(slack, followers)
    return Starlette(
        routes=[
            Route("/api/{method}", endpoints.call, methods=["GET", "POST"]),
            Route("/hooks/{key:path}", endpoints.response_url, methods=["POST"]),
            Route("/upload/{file_id}", endpoints.upload, methods=["POST", "PUT"]),
            Route("/files/{file_id}/download/{name}", endpoints.download),
            Route("/files/{file_id}/{name}", endpoints.file),
            WebSocketRoute("/socket", endpoints.socket),
            WebSocketRoute("/clock", endpoints.clock),
            *(page or []),
        ]
    )


class Endpoints:
    """What the app talks to."""

    def __init__(self, slack: Slack, followers: Followers) -> None:
        self._slack = slack
        self._followers = followers

    async def call(self, request: Request) -> Response:
        """A Web API method."""
        return await answer_call(self._slack, request)

    async def socket(self, socket: WebSocket) -> None:
        """A Socket Mode connection."""
        await self._slack.socket.serve(socket)

    async def clock(self, socket: WebSocket) -> None:
        """A follower of the clock."""
        await self._followers.serve(socket)

    async def response_url(self, request: Request) -> Response:
        """A post to a response_url."""
        text, status = "ok", 200
        body: Json = {}
        try:
            body = _object(await request.body())
            post_response(self._slack, request.path_params["key"], body)
        except SlackError as refusal:
            text, status = refusal.code, 404 if refusal.code in _CODES_GONE else 400
        self._slack.inspector.called("response_url", body, {"ok": status == 200, "answer": text}, status, 0)
        return PlainTextResponse(text, status)

    async def upload(self, request: Request) -> Response:
        """The bytes of a file, raw or as a form's first file."""
        try:
            file = self._slack.workspace.files.get(request.path_params["file_id"])
        except SlackError as refusal:
            return PlainTextResponse(refusal.code, 404)
        if file.uploaded:
            advice = "Ask files.getUploadURLExternal for an address of its own for every file."
            self._slack.inspector.broke("an upload_url takes one file once", "upload_url", advice=advice)
            return PlainTextResponse("used_upload_url", 400)
        content = await _upload_bytes(request)
        if len(content) != file.size:
            advice = "Pass the number of bytes, not of characters, as length."
            self._slack.inspector.broke("an upload has as many bytes as length announced", "upload_url", advice=advice)
        self._slack.workspace.files.upload(file, content)
        return PlainTextResponse(f"OK - {len(content)}")

    async def file(self, request: Request) -> Response:
        """A file's private address: for people in a browser, and for the app with its token."""
        return self._file(request, "inline")

    async def download(self, request: Request) -> Response:
        """The same, to be saved."""
        return self._file(request, "attachment")

    def _file(self, request: Request, disposition: str) -> Response:
        try:
            file = self._slack.workspace.files.get(request.path_params["file_id"])
        except SlackError as refusal:
            return PlainTextResponse(refusal.code, 404)
        if file.deleted:
            return PlainTextResponse("file_deleted", 404)
        if not self._may_read(request, file):
            rule = "url_private needs the bot's token, files:read, and a conversation that both are in"
            self._slack.inspector.broke(
                rule, "files", advice="Fetch files with the bot's token in the Authorization header."
            )
            return Response(_LOGIN, media_type="text/html")
        headers = {
            "content-disposition": f"{disposition}; filename*=utf-8''{quote(file.name)}",
            # An uploaded page must not act on the playground's own address.
            "content-security-policy": "sandbox",
            "x-content-type-options": "nosniff",
        }
        if file.subtype and request.path_params["name"] == TRANSCRIPT:
            return Response(webvtt(file.spoken), media_type="text/vtt", headers=headers)
        return Response(self._slack.workspace.files.content(file), media_type=file.mimetype, headers=headers)

    def _may_read(self, request: Request, file: File) -> bool:
        """Browsers announce themselves; everybody else is the app, shows its token, and sees what is shared where it is."""
        if "sec-fetch-site" in request.headers:
            return True
        token = request.headers.get("authorization", "").partition(" ")[2]
        workspace = self._slack.workspace
        me = workspace.identity.bot_user_id
        shared = file.in_form or file.user == me
        if not shared and not any(me in workspace.channels.get(channel).members for channel in file.channels):
            return False
        return token == self._slack.workspace.identity.bot_token and "files:read" in self._slack.granted


def _object(raw: bytes) -> Json:
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise SlackError("invalid_payload") from error
    if not isinstance(body, dict):
        raise SlackError("invalid_payload")
    return body


async def _upload_bytes(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    async with request.form() as form:
        for value in form.values():
            if not isinstance(value, str):
                return await value.read()
    return b""
