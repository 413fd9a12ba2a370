"""users.*, usergroups.*, team.*: who is here."""

from playground.api.call import Call, method
from playground.api.paging import MOST, page_of
from playground.platform.shapes import group_json, user_json
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError


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
    page, metadata = page_of(call, list(call.workspace.members), MOST)
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
    call.need_scope()
    member = call.workspace.members.get(call.text("user", call.me))
    return {"profile": user_json(call.workspace, member, with_email=_with_email(call))["profile"]}


@method("users.getPresence")
def presence(call: Call) -> Json:
    """Whether a member is active: everybody with an account is."""
    call.need_scope()
    member = call.workspace.members.get(call.text("user", call.me))
    return {"presence": "away" if member.deleted else "active"}


@method("bots.info")
def bot_info(call: Call) -> Json:
    """A bot, by its `B…` id."""
    call.need_scope()
    wanted = call.text("bot", call.workspace.identity.bot_id)
    found = next((one for one in call.workspace.members if one.bot_id == wanted), None)
    if found is None:
        raise SlackError("bot_not_found")
    shape = {"id": wanted, "app_id": found.app_id, "user_id": found.id, "name": found.real_name}
    return {"bot": {**shape, "deleted": found.deleted, "updated": found.updated, "icons": {}}}


@method("emoji.list")
def emoji(call: Call) -> Json:
    """The workspace's own emoji: none."""
    call.need_scope()
    return {"emoji": {}, "cache_ts": call.workspace.core.new_ts()}


@method("usergroups.list")
def usergroups(call: Call) -> Json:
    """The user groups; a workspace without any is on the free plan, which has none."""
    call.need_scope()
    groups = call.workspace.groups
    if not groups:
        raise SlackError("plan_upgrade_required")
    return {"usergroups": [group_json(call.workspace, group_id) for group_id in groups]}


@method("usergroups.users.list")
def usergroup_members(call: Call) -> Json:
    """Who is in a user group."""
    call.need_scope()
    if not call.workspace.groups:
        raise SlackError("plan_upgrade_required")
    wanted = call.text("usergroup")
    if wanted not in call.workspace.groups:
        raise SlackError("no_such_subteam")
    return {"users": list(call.workspace.group_members.get(wanted, ()))}


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
