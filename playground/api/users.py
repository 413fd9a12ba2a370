"""users.*, usergroups.*, team.*: who is here."""

from playground.api.call import Call, method
from playground.api.paging import page_of
from playground.entities import Json
from playground.errors import SlackError
from playground.shapes import user_json


def _with_email(call: Call) -> bool:
    return "users:read.email" in call.slack.granted


@method("users.info")
def info(call: Call) -> Json:
    """One member."""
    call.need_scope()
    member = call.workspace.members.get(call.text("user"))
    return {"user": user_json(call.workspace, member, with_email=_with_email(call))}


@method("users.list")
def list_users(call: Call) -> Json:
    """All members, deactivated ones too."""
    call.need_scope()
    page, metadata = page_of(call, list(call.workspace.members), 1000, 1000)
    shapes = [user_json(call.workspace, member, with_email=_with_email(call)) for member in page]
    return {"members": shapes, "cache_ts": call.workspace.core.seconds(), **metadata}


@method("users.lookupByEmail")
def lookup_by_email(call: Call) -> Json:
    """The member with an e-mail address."""
    call.need_scope()
    member = call.workspace.members.by_email(call.text("email"))
    return {"user": user_json(call.workspace, member, with_email=True)}


@method("users.profile.get")
def profile(call: Call) -> Json:
    """A member's profile."""
    if "users.profile:read" not in call.slack.granted:
        provided = ",".join(sorted(call.slack.granted))
        raise SlackError("missing_scope", needed="users.profile:read", provided=provided)
    member = call.workspace.members.get(call.text("user", call.me))
    return {"profile": user_json(call.workspace, member, with_email=_with_email(call))["profile"]}


@method("usergroups.list")
def usergroups(call: Call) -> Json:
    """User groups are not part of this workspace's plan."""
    call.need_scope()
    raise SlackError("plan_upgrade_required")


@method("team.info")
def team(call: Call) -> Json:
    """The workspace itself."""
    call.need_scope()
    identity = call.workspace.identity
    return {
        "team": {
            "id": identity.team_id,
            "name": identity.team_name,
            "domain": identity.team_domain,
            "url": f"{call.workspace.base_url}/",
            "email_domain": "",
            "icon": {"image_default": True},
        }
    }
