"""auth.test, api.test, apps.connections.open, blocks.validate."""

from playground.api.call import Call, invalid, method
from playground.rules.blocks import check_blocks
from playground.rules.messages import check_message
from playground.rules.position import Surface
from playground.rules.views import check_view
from playground.rules.violation import Violation
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError


@method("api.test", takes="none")
def api_test(call: Call) -> Json:
    """Answer what was asked; fail with `error` if told to."""
    args = {key: value for key, value in call.args.items() if key != "token"}
    if "error" in args:
        raise SlackError(str(args["error"]), args=args)
    return {"args": args}


@method("auth.test")
def auth_test(call: Call) -> Json:
    """Who the token belongs to."""
    identity = call.workspace.identity
    return {
        "url": f"{call.workspace.base_url}/",
        "team": identity.team_name,
        "user": call.workspace.bot.name,
        "team_id": identity.team_id,
        "user_id": identity.bot_user_id,
        "bot_id": identity.bot_id,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", takes="app")
def connections_open(call: Call) -> Json:
    """A fresh address to connect to, good for one connection."""
    address = call.slack.socket.address or call.workspace.base_url.replace("http", "ws", 1)
    return {
        "url": f"{address}/socket?ticket={call.slack.socket.issue_ticket()}&app_id={call.workspace.identity.app_id}"
    }


@method("blocks.validate", takes="none")
def blocks_validate(call: Call) -> Json:
    """Judge blocks, a message or a view without using it."""
    given = [name for name in ("blocks", "message", "view") if call.args.get(name)]
    if len(given) != 1:
        raise invalid("blocks", "must provide exactly one of blocks, message, view")
    value = call.decoded(given[0])
    violations = {
        "blocks": lambda: check_blocks(value, Surface.MESSAGE, pointer=""),
        "message": lambda: check_message(value if isinstance(value, dict) else {}),
        "view": lambda: check_view(value),
    }[given[0]]()
    if violations:
        raise SlackError(f"invalid_{given[0]}", errors=[_error(violation) for violation in violations])
    return {}


def _error(violation: Violation) -> Json:
    return {
        "code": violation.code,
        "message": violation.message,
        "pointer": violation.pointer,
        "constraint": violation.rule,
    }
