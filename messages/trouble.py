"""The note about what cannot be done: what it is, why in plain words, and what somebody can do about it."""

from collections.abc import Mapping

from handover.errands import ErrandKind
from handover.handover import Handover
from handover.people import Role
from messages import blocks
from messages.message import Message
from messages.text import mention, oneline, safe


def trouble_note(handover: Handover, what: str, why: str, user: str) -> Message:
    """Return the note. `what` is a kind of errand (or `person`), `why` Slack's code or how the person is barred."""
    account = safe(oneline(handover.account), 120)
    reason = _REASONS.get(why, f"Slack doesn't let me (`{safe(oneline(why), 80)}`)")
    if user:
        lead = f":warning: *{account}*: I can't reach {mention(user)}: {reason}."
    else:
        lead = f":warning: *{account}*: I couldn't {_DEEDS.get(what, 'finish what I was about to do')}: {reason}."
    words = f"{lead}\n{_way_out(handover, what, why, user)}"
    return Message(words, [blocks.section(words)])


def _way_out(handover: Handover, what: str, why: str, user: str) -> str:
    """Return what somebody can do about it."""
    if why in _REMEDIES:
        return _REMEDIES[why]
    if what == ErrandKind.OPEN_CHANNEL:
        return (
            "Everything else goes on in direct messages and with `/handover`. For a channel, ask a workspace admin to "
            "let me create private channels, then call this handover off with `/handover cancel` and start it again."
        )
    roles = handover.roles_of(user) if user else ()
    return _WITHOUT.get(roles[0], _ASK) if roles else _ASK


_ASK = "Please tell your workspace admin if it stays so. `/handover status` shows what is still to do."
_WITHOUT: Mapping[Role, str] = {
    Role.OUTGOING: (
        "What they have told me is kept. The manager can answer the rest with `/handover checklist`; or call this "
        "handover off with `/handover cancel` and start it again with somebody who knows the customer."
    ),
    Role.INCOMING: (
        "Somebody else has to take over: take the handover document from `/handover status` → Open, then call this "
        "handover off with `/handover cancel` and start it again with them."
    ),
    Role.MANAGER: "The handover goes on, but nobody hears of it when something is late. Please keep an eye on it yourselves.",
    Role.BACKUP: "The handover goes on without a backup.",
}
_REASONS: Mapping[str, str] = {
    "deactivated": "their account is deactivated",
    "user_disabled": "their account is deactivated",
    "guest": "they are a guest of this workspace now, and handovers are for full members",
    "external": "they belong to another organisation now",
    "bot": "this is an app",
    "user_not_found": "I can't find this person any more",
    "user_not_visible": "I can't see this person any more",
    "messages_tab_disabled": "direct messages with me are switched off",
    "missing_scope": "I lack a permission for it",
    "restricted_action": "the settings of this workspace don't allow it",
    "not_in_channel": "I am not in the channel any more",
    "channel_not_found": "I can't find the channel any more",
    "is_archived": "the channel is archived",
    "unexpected": "something went wrong on my side",
}
_REMEDIES: Mapping[str, str] = {
    "missing_scope": "Please ask a workspace admin to install me again: that grants what is missing.",
    "not_in_channel": "Please bring me back with `/invite @Baton` in the channel.",
    "is_archived": "Please bring the channel back, if you still need it.",
    "messages_tab_disabled": "Please ask a workspace admin to switch on the Messages tab in my settings.",
}
_DEEDS: Mapping[str, str] = {
    ErrandKind.OPEN_CHANNEL: "open the private channel",
    ErrandKind.INVITE: "invite everybody into the channel",
    ErrandKind.HANDOVER_DOCUMENT: "share the handover document",
    ErrandKind.INTRODUCTION_READY: "hand over the introduction e-mail in the channel",
    ErrandKind.ARCHIVE_CHANNEL: "archive the channel",
    ErrandKind.FINAL_SUMMARY: "post the final summary",
    ErrandKind.QUESTION_REPLIED: "pass a reply on in the channel",
    ErrandKind.ITEM_BLOCKED: "say in the channel what is blocked",
    ErrandKind.STAGE_REACHED: "post a note in the channel",
    ErrandKind.STATUS_CHANGED: "post a note in the channel",
    ErrandKind.SAVED_EDIT: "answer in the interview thread",
}
