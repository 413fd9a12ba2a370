"""The shape of what Slack documents: which fields of an interaction or a command are words, objects and lists.

Fields that are not named here may be anything, and Slack may add any. A listener that takes a list for a name would otherwise
fail in the middle of its work.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Word = str | None
Anything = dict[str, Any]
Id = Annotated[str, Field(pattern="^[A-Za-z0-9]+$")]
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
    app_installed_team_id: Annotated[str, Field(min_length=1)] | None = None
    private_metadata: str = ABSENT
    blocks: list[Block] = ABSENT
    state: State = ABSENT


class Filled(State):
    """What stands in a form that was sent."""

    values: dict[str, dict[str, Entered]]


class Sent(InView):
    """A form that was sent."""

    callback_id: str
    private_metadata: str
    blocks: list[Block]
    state: Filled


class Somebody(Shape):
    """Who did it."""

    id: Id
    team_id: Word = None


class Place(Shape):
    """Where it was done."""

    id: Word = None


class Interaction(Shape):
    """What every interaction says."""

    user: Somebody
    team: Anything | None = None
    enterprise: Anything | None = None
    channel: Place | None = None
    container: Anything | None = None
    message: Anything | None = None
    view: InView = ABSENT
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


class Command(Shape):
    """A slash command: a form of words."""

    user_id: Id
    text: Word = None
    channel_id: Word = None
    channel_name: Word = None
    user_name: Word = None
    team_domain: Word = None
    enterprise: Anything | None = None


KINDS: Mapping[object, type[Shape]] = {
    "block_actions": Pressed,
    "view_submission": FormSent,
    "view_closed": Interaction,
    "block_suggestion": Suggestion,
    "shortcut": Interaction,
    "message_action": OnMessage,
}


def as_documented(body: Mapping[str, Any]) -> bool:
    """Return whether an interaction or a command has the shape that Slack documents. Other payloads have it here."""
    shape = Command if "command" in body else KINDS.get(body.get("type"))
    if shape is None:
        return True
    try:
        shape.model_validate(body)
    except ValidationError:
        return False
    return True
