"""conversations.inviteShared: other organisations are invited into a channel (Slack Connect)."""

import re

from playground.api.call import Call, invalid, method
from playground.workspace.entities import Channel, Json
from playground.workspace.errors import SlackError

_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


@method("conversations.inviteShared")
def invite_shared(call: Call) -> Json:
    """Invite one person of another organisation, by address or user id."""
    call.need_scope()
    channel = _shareable(call)
    if call.slack.connect_refused:
        raise SlackError(call.slack.connect_refused)
    email, user = _recipient(call, channel)
    limited = call.flag("external_limited", default=True)
    invite = call.workspace.channels.invite_shared(channel, email, user, call.me, limited=limited)
    return {"invite_id": invite.id, "is_legacy_shared_channel": False}


def _shareable(call: Call) -> Channel:
    """The channel in `channel`, if it can be shared: a channel with the app in it, not archived, not everybody's."""
    channel = call.workspace.channels.get(call.text("channel"))
    if call.me not in channel.members:
        raise SlackError("channel_not_found")
    if channel.is_im:
        raise SlackError("invalid_channel_type")
    if channel.is_general:
        raise SlackError("cannot_share_mandatory_channel")
    if channel.archived:
        raise SlackError("channel_archived")
    return channel


def _recipient(call: Call, channel: Channel) -> tuple[str, str]:
    """The address or the user id that is invited; one of the two is empty. A bot has to name one, and no more than one."""
    emails, users = call.names("emails"), call.names("user_ids")
    if emails and users:
        raise invalid("user_ids", "emails and user_ids cannot be given together")
    if not emails and not users:
        raise SlackError("recipients_not_specified")
    if len(emails) > 1:
        raise SlackError("too_many_emails")
    if len(users) > 1:
        raise invalid("user_ids", "only one user may be invited at a time")
    return ("", _stranger(call, channel, users[0])) if users else (_address(call, channel, emails[0]), "")


def _stranger(call: Call, channel: Channel, user: str) -> str:
    if user in channel.members:
        raise SlackError("already_in_channel")
    if user not in call.workspace.members or not call.workspace.members.get(user).team_id:
        raise SlackError("user_not_found")
    return user


def _address(call: Call, channel: Channel, email: str) -> str:
    if not _ADDRESS.fullmatch(email):
        raise SlackError("invalid_email")
    known = [one for one in call.workspace.members if one.email.casefold() == email.casefold()]
    if any(one.id in channel.members for one in known):
        raise SlackError("already_in_channel")
    if any(not one.team_id for one in known):
        # One of our own is invited as any colleague is, with conversations.invite.
        raise SlackError("invalid_email")
    return email
