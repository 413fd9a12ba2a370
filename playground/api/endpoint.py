"""`POST /api/<method>`: reads the arguments, checks the token, answers, and writes it all down."""

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from time import perf_counter

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from playground.api.call import METHODS, Call, Method
from playground.platform.faults import GATEWAY, PAGE, SIGN_IN, FaultKind, InjectedFault
from playground.platform.slack import Slack
from playground.rules.remedies import AVOIDABLE
from playground.rules.scopes import SCOPES, needed
from playground.workspace.entities import Json, JsonValue
from playground.workspace.errors import SlackError

_SHOWN_CHARACTERS = 20_000
CUT = 444
"""What the inspector shows for a call whose connection was broken instead of answered."""
NOT_JSON: Mapping[FaultKind, Callable[[int], Response]] = {
    "page": partial(HTMLResponse, PAGE),
    "gateway": partial(PlainTextResponse, GATEWAY),
    "text": partial(PlainTextResponse, SIGN_IN),
}
"""What comes in place of Slack's JSON with these faults, by status."""
_DEPRECATED = {"files.upload": "files.getUploadURLExternal", "dialog.open": "views.open"}


async def answer_call(slack: Slack, request: Request) -> Response:
    """Answer one call as Slack does."""
    began = perf_counter()
    method = request.path_params["method"]
    args = await _arguments(request)
    fault = slack.faults.take(method, args.get("channel"))
    if fault is not None and fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    status, body, headers = _answer(slack, method, args, _token(request, args), fault)
    slack.inspector.called(method, _shown(args), body, status, (perf_counter() - began) * 1000)
    if status == CUT:
        slack.cut(tuple(request.scope["client"]))
    if fault is not None and fault.kind in NOT_JSON:
        return NOT_JSON[fault.kind](status)
    if fault is not None and fault.kind in ("empty_after", "half_after"):
        whole = json.dumps(body)
        return Response(
            whole[: len(whole) // 2] if fault.kind == "half_after" else "", 200, headers, JSONResponse.media_type
        )
    headers["x-oauth-scopes"] = ",".join(sorted(slack.granted))
    if method in SCOPES:
        headers["x-accepted-oauth-scopes"] = needed(method)
    return JSONResponse(body, status, headers)


def _answer(
    slack: Slack, method: str, args: Json, token: str, fault: InjectedFault | None
) -> tuple[int, Json, dict[str, str]]:
    kind = fault.kind if fault else ""
    if kind == "500":
        return 500, {"ok": False, "error": "internal_error"}, {}
    if kind == "text":
        return 200, {"ok": False, "error": "plain text"}, {}
    if kind in ("503", "page", "gateway"):
        return 503, {"ok": False, "error": "service_unavailable"}, {}
    if fault and kind == "error":
        return 200, {"ok": False, "error": fault.error}, {}
    if kind == "cut_before":
        return CUT, {"ok": False, "error": "the connection was cut before"}, {}
    wait = int(fault.seconds) if fault and kind == "429" else slack.limits.retry_after(method, args)
    if wait is not None:
        told = fault.retry_after if fault and fault.retry_after else str(wait)
        return 429, {"ok": False, "error": "ratelimited"}, {"retry-after": told}
    body = _result(slack, method, args, token)
    if kind == "cut_after":
        return CUT, body, {}
    if kind == "internal_error_after":
        return 200, {"ok": False, "error": "internal_error"}, {}
    return 200, body, {}


def _result(slack: Slack, method: str, args: Json, token: str) -> Json:
    call = Call(slack, method, args)
    noted = len(slack.inspector.rules_broken)
    try:
        known = _known(slack, method)
        _check_token(slack, known.takes, token)
        answer: Json = {"ok": True, **known.handler(call)}
    except SlackError as refusal:
        answer = {"ok": False, "error": refusal.code, **refusal.extra}
        if refusal.code in AVOIDABLE and len(slack.inspector.rules_broken) == noted:
            slack.inspector.broke(AVOIDABLE[refusal.code], method, code=refusal.code)
    if call.notes:
        metadata = answer.setdefault("response_metadata", {})
        answer["warning"] = ",".join(call.notes)
        metadata["warnings"] = call.notes
    return answer


def _known(slack: Slack, name: str) -> Method:
    """The method of this name; raises `unknown_method` or `method_deprecated`."""
    if name in _DEPRECATED:
        slack.inspector.broke(f"{name} is gone: use {_DEPRECATED[name]}", name, code="method_deprecated")
        raise SlackError("method_deprecated")
    if name not in METHODS:
        slack.inspector.broke(f"the playground knows no method {name}", name, code="unknown_method")
        raise SlackError("unknown_method", req_method=name)
    return METHODS[name]


def _check_token(slack: Slack, wanted: str, token: str) -> None:
    if wanted == "none":
        return
    identity = slack.workspace.identity
    if not token:
        raise SlackError("not_authed")
    if token not in (identity.bot_token, identity.app_token):
        raise SlackError("invalid_auth")
    if slack.revoked == "account":
        raise SlackError("account_inactive")
    if slack.revoked == "token" and token == identity.bot_token:
        raise SlackError("token_revoked")
    if token != (identity.bot_token if wanted == "bot" else identity.app_token):
        raise SlackError("not_allowed_token_type")


def _token(request: Request, args: Json) -> str:
    header = request.headers.get("authorization", "")
    given = args.pop("token", "")
    return header[7:] if header.lower().startswith("bearer ") else str(given)


async def _arguments(request: Request) -> Json:
    """Arguments from the query string and from a JSON or form body; the body's win."""
    args: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        raw = await request.body()
        try:
            body = json.loads(raw) if raw else {}
        except ValueError:
            return args
        return args | body if isinstance(body, dict) else args
    if kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        async with request.form() as form:
            args |= {key: value for key, value in form.items() if isinstance(value, str)}
    return args


def _shown(args: Json) -> Json:
    """Arguments for the inspector: no token, JSON that came as text decoded, and nothing endless."""
    shown = {}
    for key, value in args.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        shown[key] = _decoded(value) if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"
    return shown


def _decoded(value: JsonValue) -> JsonValue:
    if isinstance(value, str) and value.startswith(("{", "[")):
        with suppress(ValueError):
            return json.loads(value)
    return value
