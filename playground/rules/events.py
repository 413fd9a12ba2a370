"""The events a bot can subscribe to, and the bot scopes of which one lets an event through.

https://docs.slack.dev/reference/events; each event's page names its scopes.
"""

from __future__ import annotations

from collections.abc import Mapping

_NONE = (
    "app_context_changed app_home_opened app_installed app_uninstalled app_uninstalled_team entity_comments_requested "
    "entity_details_requested function_executed grid_migration_finished grid_migration_started invite_requested "
    "team_access_granted team_access_revoked tokens_revoked "
    "workflow_deleted workflow_published workflow_step_deleted workflow_unpublished"
)
_BY_SCOPE: Mapping[str, str] = {
    "app_mentions:read": "app_mention",
    "assistant:write": (
        "agent_session_stopped agent_session_title_changed assistant_thread_context_changed assistant_thread_started"
    ),
    "calls:read": "call_rejected",
    "channels:history": "channel_history_changed message.channels",
    "channels:read": ("channel_archive channel_created channel_deleted channel_left channel_rename channel_unarchive"),
    "conversations.connect:write": "shared_channel_invite_received",
    "dnd:read": "dnd_updated_user",
    "emoji:read": "emoji_changed",
    "files:read": "file_change file_created file_deleted file_public file_shared file_unshared",
    "groups:history": "group_history_changed message.groups",
    "groups:read": ("group_archive group_close group_deleted group_left group_open group_rename group_unarchive"),
    "im:history": "im_history_changed message.im",
    "im:read": "im_close im_created im_open",
    "links:read": "link_shared",
    "metadata.message:read": "message_metadata_deleted message_metadata_posted message_metadata_updated",
    "mpim:history": "message.mpim",
    "pins:read": "pin_added pin_removed",
    "reactions:read": "reaction_added reaction_removed",
    "stars:read": "star_added star_removed",
    "team:read": "email_domain_changed team_domain_change team_rename",
    "usergroups:read": (
        "subteam_created subteam_members_changed subteam_self_added subteam_self_removed subteam_updated"
    ),
    "users:read": "team_join user_change user_huddle_changed user_status_changed",
    "users.profile:read": "user_profile_changed",
}
_CONNECT = ("conversations.connect:write", "conversations.connect:manage")
_ALTERNATIVES: Mapping[str, tuple[str, ...]] = {
    "shared_channel_invite_accepted": _CONNECT,
    "shared_channel_invite_approved": _CONNECT,
    "shared_channel_invite_declined": _CONNECT,
    "channel_id_changed": ("channels:read", "groups:read", "im:read", "mpim:read"),
    "channel_shared": ("channels:read", "groups:read"),
    "channel_unshared": ("channels:read", "groups:read"),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
}

EVENTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_NONE.split(), ()),
    **{event: (scope,) for scope, events in _BY_SCOPE.items() for event in events.split()},
    **_ALTERNATIVES,
}
"""Every event by name, with the scopes of which one is needed; none are needed where there are none."""


def scopes_for_event(event: str) -> tuple[str, ...]:
    """Return the bot scopes of which one must be held for `event` to be delivered; empty when none is needed.

    Raises KeyError for an event that bots cannot subscribe to.
    """
    return EVENTS[event]
