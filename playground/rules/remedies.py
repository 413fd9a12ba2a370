"""What to do about a refusal: for each of Slack's error codes a sentence, and the rule behind those that an app can avoid.

The words stand in the inspector. Codes are those of the Web API's method pages and of the pages on modals and response_urls.
"""

from __future__ import annotations

from collections.abc import Mapping

_FIT = "Change what stands there so that the rule holds; blocks.validate judges without posting."
_ARGUMENT = "Correct the argument that the answer's response_metadata names."
_TRIGGER = "Call views.open before anything slow, once per trigger_id; show a loading view and views.update it later."
_NAME = "Use only a–z, 0–9, - and _, at most 80 characters, with a letter or digit among them."
_PAGES = "Ask with a limit the method takes, and pass response_metadata.next_cursor on as it came."
_OWN = "An app changes only what it posted itself: keep the channel and ts that chat.postMessage answered."

REMEDIES: Mapping[str, str] = {
    "account_inactive": "The app was taken out of the workspace: stop, and delete what it kept.",
    "already_archived": "Take this as success: the channel is archived.",
    "already_in_channel": "Take this as success: they are in.",
    "already_pinned": "Take this as success: it is pinned.",
    "already_reacted": "Take this as success: the reaction is there.",
    "alt_txt_too_large": "Describe the picture in at most 1,000 characters.",
    "cannot_reply_to_message": "Pass the ts of the thread's first message as thread_ts, never a reply's.",
    "cant_delete_message": _OWN,
    "cant_invite": "They cannot be invited (a deactivated account, for example): leave them out and tell who asked.",
    "cant_invite_self": "Leave the app's own user id out of users.",
    "cant_kick_self": "Use conversations.leave to leave a channel.",
    "cant_update_message": _OWN,
    "channel_not_found": "Check the id; a private channel or DM shows only to its members, so invite the app first.",
    "duplicate_external_id": "Give every view an external_id of its own, or leave it out.",
    "exchanged_trigger_id": _TRIGGER,
    "expired_trigger_id": _TRIGGER,
    "expired_url": "Keep the channel and user of the interaction, and post with chat.* once 30 minutes are over.",
    "file_not_found": "Send the bytes to upload_url first, then complete with the file_id that came with it.",
    "hash_conflict": "The view changed meanwhile: render it from the newest state and send the newest hash.",
    "invalid_arguments": _ARGUMENT,
    "invalid_attachments": _FIT,
    "invalid_auth": "Start the app with the tokens the playground printed.",
    "invalid_blocks": _FIT,
    "invalid_blocks_format": "Send blocks as a JSON array of block objects.",
    "invalid_cursor": _PAGES,
    "invalid_limit": _PAGES,
    "invalid_metadata_format": "Send metadata as {event_type, event_payload}, the payload flat: strings, numbers, booleans.",
    "invalid_name_maxlength": _NAME,
    "invalid_name_punctuation": _NAME,
    "invalid_name_required": _NAME,
    "invalid_name_specials": _NAME,
    "invalid_trigger_id": _TRIGGER,
    "invalid_types": "types is a list of public_channel, private_channel, mpim and im.",
    "is_archived": "The channel is closed for writing: unarchive it, or write elsewhere.",
    "last_member": "Archive the channel instead of leaving it empty.",
    "message_not_found": "Check channel and ts together; what only one person saw cannot be found again.",
    "message_truncated": "Keep text under 4,000 characters, and share longer words as a file or in several messages.",
    "messages_tab_disabled": "Switch features.app_home.messages_tab_enabled on in the manifest to write to people.",
    "metadata_too_large": "Put only keys into metadata, and keep the rest in the app's own storage.",
    "method_deprecated": "Use the method that came in its position.",
    "method_not_supported_for_channel_type": "This method does not work on such a conversation: check its type first.",
    "missing_scope": "Add the scope to oauth_config.scopes.bot in the manifest, and install the app anew.",
    "missing_text_in_message": "Say in text what the blocks say: notifications and screen readers read only that.",
    "msg_blocks_too_long": "Shorten the blocks, or spread them over several messages.",
    "msg_too_long": "Shorten text, share it as a file, or spread it over several messages.",
    "name_taken": "Add a suffix and try again; archived channels keep their names.",
    "no_text": "Give text, blocks or attachments.",
    "not_allowed_token_type": "Use the xoxb- token for methods, the xapp- token for apps.connections.open alone.",
    "not_authed": "Send the token in the Authorization header, as Slack's SDK does.",
    "not_enabled": "Switch features.app_home.home_tab_enabled on in the manifest.",
    "not_found": "The view or bookmark is gone: open or add a new one.",
    "not_in_channel": "Join with conversations.join, or have somebody invite the app: /invite @app.",
    "push_limit_reached": "Three views can lie on each other: update the top one instead of pushing a fourth.",
    "ratelimited": "Wait as many seconds as the Retry-After header says, then repeat this call; others may go on.",
    "snippet_too_large": "Upload it as a plain file, without snippet_type.",
    "time_in_past": "Choose a post_at that is still to come by the playground's clock.",
    "time_too_far": "Choose a post_at within 120 days.",
    "token_revoked": "The token is void: install the app anew.",
    "too_long": "A topic or purpose has at most 250 characters.",
    "too_many_attachments": "At most 100 attachments; better, use blocks.",
    "too_many_users": "Split the users over several calls.",
    "unknown_method": "Check the spelling; not every method of Slack is built here.",
    "used_url": "Post with chat.* after five answers, or update one message instead of posting more.",
    "user_disabled": "The account was deactivated: leave it out and tell who asked.",
    "user_not_found": "Check the user id; it must be of this workspace.",
    "user_not_in_channel": "Only members of the channel can be shown something there: send a DM instead.",
    "users_list_not_supplied": "Pass users, or the channel of a conversation to resume.",
    "users_not_found": "Nobody active has this address: ask for the person instead.",
    "view_too_large": "Show less at once: page long lists, and keep data out of private_metadata.",
}

AVOIDABLE: Mapping[str, str] = {
    "cant_delete_message": "an app deletes only its own messages",
    "cant_invite_self": "nobody invites or removes themselves",
    "cant_kick_self": "nobody invites or removes themselves",
    "cant_update_message": "an app changes only its own messages",
    "duplicate_external_id": "external_id is unique over all views of a workspace",
    "exchanged_trigger_id": "a trigger_id opens one view",
    "expired_trigger_id": "a trigger_id is used within 3 seconds",
    "invalid_arguments": "arguments are those the method takes",
    "invalid_cursor": "a cursor is one that the method handed out",
    "invalid_limit": "limit is a whole number up to the method's maximum",
    "invalid_types": "types are public_channel, private_channel, mpim, im",
    "messages_tab_disabled": "DMs need the Messages tab of the manifest",
    "method_not_supported_for_channel_type": "a method is called on conversations of a type it takes",
    "missing_scope": "a method needs its scope",
    "not_allowed_token_type": "each method takes its own kind of token",
    "not_authed": "every call carries a token",
    "not_enabled": "views.publish needs the Home tab of the manifest",
    "push_limit_reached": "a stack holds three views",
    "snippet_too_large": "a snippet has at most 1 MB",
    "too_long": "topic and purpose have at most 250 characters",
    "too_many_users": "a call names only as many users as its method takes",
    "users_list_not_supplied": "conversations.open needs users or a channel",
    "view_too_large": "a view has at most 250 kB",
}
"""The rules behind refusals that no circumstance excuses: the call itself was wrong, or came too late."""

_GENERAL = "Change the call so that the rule holds."


def remedy(code: str) -> str:
    """Return what to do about a refusal with this error code; a general word for an empty or unknown one."""
    return REMEDIES.get(code, _GENERAL)
