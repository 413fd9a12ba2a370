"""CS leaders: the form in which admins choose them, and what others read who ask for what is for leads."""

from collections.abc import Mapping
from dataclasses import dataclass

from handover.form_merge import field_marks
from handover.leaders import MOST_LEADERS, ForLeads, Leaders, NotYoursToChoose, leaders_form
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import Block, View
from messages.kit.refusals import words_for
from messages.kit.slack_codes import SlackCode
from messages.kit.text import first_listed, listed, mention
from messages.kit.values import joined_marks, pack

TITLE = "CS leaders"
CHOSEN = "chosen"
"""Block and action id of the field."""
GROUP = "group"
"""The same of the menu of user groups."""
NO_GROUP = "none"
"""Value of the choice of no group; an option needs a value."""
MOST_GROUPS = 98
MOST_NAMED = 3
Groups = Mapping[str, str] | str
"""The handles of the workspace's user groups by id; or Slack's code for why they are not known, empty for no answer."""
NO_GROUPS: Mapping[str, str] = {
    "": "I can't see your user groups just now. A group can be chosen here once Slack answers again.",
    SlackCode.MISSING_SCOPE: (
        "A user group can be chosen here once I may see them: reinstall the app with the permission `usergroups:read` "
        "of its manifest. Nothing else changes."
    ),
    SlackCode.PLAN_UPGRADE_REQUIRED: "Where Slack's plan has user groups, one can be chosen here.",
}
"""Why no group can be chosen, by Slack's code."""


@dataclass(frozen=True)
class ShownLeaders:
    """The mark of what the form showed."""

    marks: str


def form(leaders: Leaders, groups: Groups) -> View:
    """Return the form in which admins choose the CS leaders: people, and one of the workspace's user groups."""
    picker = blocks.people_picker(CHOSEN, leaders.chosen, MOST_LEADERS)
    hint = (
        "They see what each CSM knows and carries, set limits, and are shown who could take over an account. "
        "Managers of an account are, too, for that account."
    )
    content = [blocks.field(CHOSEN, "Who leads the CSMs, besides the admins?", picker, hint=hint, optional=True)]
    if isinstance(groups, str):
        content.append(blocks.context(NO_GROUPS.get(groups, NO_GROUPS[""])))
    else:
        content.append(_group_field(leaders.group, groups))
    shown = pack(ShownLeaders(joined_marks(field_marks(leaders_form(leaders)))))
    return blocks.modal(Form.LEADERS, TITLE, content, submit="Save", close="Cancel", metadata=shown)


def saved(leaders: Leaders) -> str:
    """Return the confirmation."""
    group = f"everybody in <!subteam^{leaders.group}>" if leaders.group else ""
    who = first_listed([*([group] if group else []), *(mention(user) for user in leaders.chosen)], 10)
    if not who:
        return "Saved. Only workspace admins lead all CSMs, and managers of an account theirs."
    follows = " I follow who is in the group." if group else ""
    verb = "leads" if group and not leaders.chosen else "lead"
    return f"Saved. {who[0].upper()}{who[1:]} {verb} the CSMs, besides the admins.{follows}"


def _group_field(chosen: str, groups: Mapping[str, str]) -> Block:
    """Return the menu of user groups by their handles; one that was chosen and is not there any more stands in it, too."""
    known = sorted(groups.items(), key=lambda one: one[1].casefold())[:MOST_GROUPS]
    if chosen and chosen not in dict(known):
        known.append((chosen, groups.get(chosen, "a group that is gone")))
    choices = [("No group", NO_GROUP), *((f"@{handle}", group) for group, handle in known)]
    menu = blocks.menu(GROUP, choices, chosen or NO_GROUP)
    return blocks.field(
        GROUP, "And everybody in this user group", menu, hint="Who joins or leaves it in Slack does here, too."
    )


@words_for.register
def _(refusal: ForLeads) -> str:
    whom = listed([*(mention(user) for user in refusal.chosen[:MOST_NAMED]), "a workspace admin"], "or")
    return f"This is for those who lead: the managers of accounts, and CS leaders. Please ask {whom}."


@words_for.register
def _(_refusal: NotYoursToChoose) -> str:
    return (
        "CS leaders are chosen by workspace admins, and you are none, so nothing was changed. Please ask one of them."
    )
