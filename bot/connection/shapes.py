"""The shape of what Slack documents: which fields of an event, an interaction or a command are words, objects and lists.

Fields that are not named here may be anything, and Slack may add any. A listener that takes a list for a name would otherwise
fail in the middle of its work.
"""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

T = TypeVar("T", bound="Shape")
Word = str | None
Anything = dict[str, Any]
Id = Annotated[str, Field(pattern="^[A-Za-z0-9]+$")]
Filled = Annotated[str, Field(min_length=1)]
ABSENT: Any = Field(default=None)
"""A field that may be missing, and is no null where it is not."""


class Shape(BaseModel):
    """An object of Slack's. Its fields are of the very types that are said; more of them do no harm."""

    model_config = ConfigDict(strict=True, extra="ignore")


class Option(Shape):
    """An option of a menu, a row of boxes or of round buttons."""

    value: Word = None


class Entered(Shape):
    """What somebody has typed or chosen in an element."""

    type: Word = None
    value: Word = None
    selected_option: Option | None = None
    selected_options: list[Option] | None = None
    selected_date: Word = None
    selected_time: Word = None
    selected_user: Word = None
    selected_users: list[str] | None = None
    selected_conversation: Word = None
    selected_channel: Word = None


class State(Shape):
    """What stands in all the elements of a view or a message, by block id and action id."""

    values: dict[str, dict[str, Entered]] = ABSENT


class Label(Shape):
    """The words above a field."""

    text: str


class Block(Shape):
    """A block of a view."""

    type: str
    block_id: Word = None
    label: Label = ABSENT


class Action(Entered):
    """What was pressed or chosen."""

    type: str
    action_id: str
    block_id: Word = None


class InView(Shape):
    """A view in which something was done."""

    id: Word = None
    type: str
    callback_id: Word = None
    root_view_id: Word = None
    previous_view_id: Word = None
    hash: Word = None
    app_installed_team_id: Filled | None = None
    private_metadata: str = ABSENT
    blocks: list[Block] = ABSENT
    state: State = ABSENT


class FormState(State):
    """What stands in a form that was sent."""

    values: dict[str, dict[str, Entered]]


class Sent(InView):
    """A form that was sent."""

    callback_id: str
    private_metadata: str
    blocks: list[Block]
    state: FormState


class Payload(Shape):
    """What every payload says."""

    type: Word = None
    command: Word = None
    callback_id: Word = None
    team_id: Word = None
    enterprise_id: Word = None
    event_id: Word = None
    response_url: Word = None
    trigger_id: Word = None
    event: Anything = ABSENT
    view: InView = ABSENT
    message: Anything | None = None


class OfUnknownKind(Payload):
    """A payload of a kind that nobody here listens to."""

    actions: list[Anything] | None = None


class Somebody(Shape):
    """Who did it."""

    id: Id
    team_id: Word = None


class Place(Shape):
    """Where it was done."""

    id: Word = None


class Interaction(Payload):
    """What every interaction says."""

    user: Somebody
    team: Anything | None = None
    enterprise: Anything | None = None
    channel: Place | None = None
    container: Anything | None = None
    response_urls: list[Anything] = ABSENT


class Pressed(Interaction):
    """Something was pressed or chosen."""

    actions: Annotated[list[Action], Field(min_length=1)]


class FormSent(Interaction):
    """A form was sent."""

    view: Sent


class Suggestion(Interaction):
    """A menu asks for what it offers."""

    action_id: str
    value: Word = None


class OnMessage(Interaction):
    """A shortcut was used on a message."""

    channel: Place
    message: Anything


class Command(Payload):
    """A slash command: a form of words."""

    user_id: Id
    text: Word = None
    channel_id: Word = None
    channel_name: Word = None
    user_name: Word = None
    team_domain: Word = None
    enterprise: Anything | None = None


class EventCallback(Payload):
    """An event, and its id, by which it is known when Slack sends it again."""

    event_id: Filled


class Event(Shape):
    """What every event says. One that we do not subscribe to may say whatever else it likes: nobody reads it."""

    type: Word = None


class OurEvent(Event):
    """One that we subscribe to: what happened, where and when."""

    subtype: Word = None
    bot_id: Word = None
    channel: Word = None
    channel_type: Word = None
    ts: Word = None
    thread_ts: Word = None
    event_ts: Word = None
    deleted_ts: Word = None
    text: Word = None
    tab: Word = None
    message: Anything | None = None
    previous_message: Anything | None = None


class BySomebody(OurEvent):
    """One that names who did it."""

    user: Word = None


class InChannel(BySomebody):
    """One that happens in a channel, and says in which."""

    channel: Filled


class UserChanged(OurEvent):
    """One that holds all that is known of a person."""

    user: Anything | None = None


class FileChanged(OurEvent):
    """A file, or a canvas, has been changed; by whom is not said."""

    file_id: Filled


class GroupMembersChanged(OurEvent):
    """A user group has other members."""

    subteam_id: Word = None


class GroupUpdated(OurEvent):
    """A user group was changed."""

    subteam: Anything | None = None


class NamedChannel(Shape):
    """A channel as it stands in an event that is about its name, or about who is invited into it."""

    id: Filled
    name: Word = None


class SharedInvite(Shape):
    """An invitation of another organisation into a channel."""

    recipient_email: Word = None


class ChannelRenamed(Event):
    """A channel has another name."""

    channel: NamedChannel


class InviteAnswered(Event):
    """Somebody has accepted or declined an invitation into a shared channel."""

    channel: NamedChannel
    invite: SharedInvite


EVENTS: Mapping[str, type[Event]] = {
    "message": InChannel,
    "app_mention": InChannel,
    "member_joined_channel": InChannel,
    "member_left_channel": InChannel,
    "channel_shared": InChannel,
    "channel_unshared": InChannel,
    "channel_archive": InChannel,
    "channel_deleted": InChannel,
    "channel_left": InChannel,
    "channel_unarchive": InChannel,
    "group_archive": InChannel,
    "group_deleted": InChannel,
    "group_left": InChannel,
    "group_unarchive": InChannel,
    "channel_rename": ChannelRenamed,
    "group_rename": ChannelRenamed,
    "shared_channel_invite_accepted": InviteAnswered,
    "shared_channel_invite_declined": InviteAnswered,
    "file_change": FileChanged,
    "user_change": UserChanged,
    "subteam_members_changed": GroupMembersChanged,
    "subteam_updated": GroupUpdated,
    "app_home_opened": BySomebody,
    "app_uninstalled": BySomebody,
    "tokens_revoked": BySomebody,
}
"""The events that `app.yml` subscribes to, by type."""
KINDS: Mapping[str, type[Payload]] = {
    "event_callback": EventCallback,
    "block_actions": Pressed,
    "view_submission": FormSent,
    "view_closed": Interaction,
    "block_suggestion": Suggestion,
    "shortcut": Interaction,
    "message_action": OnMessage,
}


def as_documented(body: Mapping[str, Any]) -> bool:
    """Return whether a payload has the shape that Slack documents for its kind; of an unknown kind, what all have in common."""
    shape = Command if "command" in body else _of_type(body, KINDS, OfUnknownKind)
    try:
        shape.model_validate(body)
        if "event" in body:
            _of_type(body["event"], EVENTS, Event).model_validate(body["event"])
    except ValidationError:
        return False
    return True


def _of_type(said: Mapping[str, Any], shapes: Mapping[str, type[T]], other: type[T]) -> type[T]:
    """Return the shape for what `said` gives as its type."""
    kind = said.get("type")
    return shapes.get(kind, other) if isinstance(kind, str) else other
