"""What Slack's own SDK builds for ordinary use passes."""

from __future__ import annotations

import pytest
from slack_sdk.models import blocks as sdk
from slack_sdk.models.blocks.basic_components import DispatchActionConfig
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.metadata import Metadata
from slack_sdk.models.views import View

from playground.rules.blocks import BLOCKS, check_blocks
from playground.rules.elements import ELEMENTS
from playground.rules.messages import check_message
from playground.rules.position import Surface
from playground.rules.views import check_view
from tests.playground.rules.examples import BLOCKS as EXAMPLES
from tests.playground.rules.examples import Json

OPTIONS = [sdk.Option(text="One", value="1"), sdk.Option(text="Two", value="2", description="Second")]
GROUPS = [sdk.OptionGroup(label="Numbers", options=OPTIONS)]
CONFIRM = sdk.ConfirmObject(title="Sure?", text="It *stays* so.", confirm="Yes", deny="No")

IN_ACTIONS = [
    sdk.ButtonElement(text="Go", action_id="a1", value="v", style="primary", confirm=CONFIRM),
    sdk.LinkButtonElement(text="Open", url="https://example.com", action_id="a2"),
    sdk.StaticSelectElement(placeholder="Pick", options=OPTIONS, initial_option=OPTIONS[0], action_id="a3"),
    sdk.StaticSelectElement(placeholder="Pick", option_groups=GROUPS, initial_option=OPTIONS[1], action_id="a4"),
    sdk.StaticMultiSelectElement(options=OPTIONS, initial_options=OPTIONS, max_selected_items=2, action_id="a5"),
    sdk.ExternalDataSelectElement(placeholder="Pick", min_query_length=2, action_id="a6"),
    sdk.UserSelectElement(initial_user="U1", action_id="a7"),
    sdk.UserMultiSelectElement(initial_users=["U1", "U2"], action_id="a8"),
    sdk.ConversationSelectElement(
        filter=sdk.ConversationFilter(include=["im", "public"], exclude_bot_users=True), action_id="a9"
    ),
    sdk.ChannelMultiSelectElement(initial_channels=["C1"], action_id="a10"),
    sdk.DatePickerElement(initial_date="2026-11-23", action_id="a11"),
    sdk.TimePickerElement(initial_time="09:00", timezone="Europe/Berlin", action_id="a12"),
    sdk.DateTimePickerElement(initial_date_time=1_790_000_000, action_id="a13"),
    sdk.CheckboxesElement(options=OPTIONS, initial_options=OPTIONS[:1], action_id="a14"),
    sdk.RadioButtonsElement(options=OPTIONS, initial_option=OPTIONS[0], action_id="a15"),
    sdk.OverflowMenuElement(options=OPTIONS, action_id="a16"),
]
INPUTS = [
    sdk.PlainTextInputElement(action_id="a", multiline=True, min_length=1, max_length=9, placeholder="Say"),
    sdk.EmailInputElement(action_id="a", initial_value="pia@example.com", focus_on_load=True),
    sdk.UrlInputElement(action_id="a"),
    sdk.NumberInputElement(action_id="a", is_decimal_allowed=False, min_value="1", max_value="9"),
    FileInputElement(action_id="a", filetypes=["pdf"], max_files=2),
    sdk.RichTextInputElement(action_id="a", min_lines=2, max_lines=9),
    sdk.PlainTextInputElement(
        action_id="a", dispatch_action_config=DispatchActionConfig(trigger_actions_on=["on_enter_pressed"])
    ),
]
MESSAGE = [
    sdk.HeaderBlock(text="Acme"),
    sdk.SectionBlock(text="*Hello*", fields=["One", sdk.PlainTextObject(text="Two")], block_id="s"),
    sdk.SectionBlock(text="Logo", accessory=sdk.ImageElement(image_url="https://example.com/a.png", alt_text="Logo")),
    sdk.ContextBlock(elements=[sdk.MarkdownTextObject(text="_Small_")]),
    sdk.ImageBlock(image_url="https://example.com/a.png", alt_text="Logo", title="Logo"),
    sdk.DividerBlock(),
    sdk.MarkdownBlock(text="**Bold**"),
    sdk.RichTextBlock(
        elements=[
            sdk.RichTextSectionElement(elements=[sdk.RichTextElementParts.Text(text="Hi")]),
            sdk.RichTextListElement(
                style="bullet",
                indent=0,
                elements=[sdk.RichTextSectionElement(elements=[sdk.RichTextElementParts.User(user_id="U1")])],
            ),
        ]
    ),
    sdk.ContextActionsBlock(
        elements=[
            sdk.FeedbackButtonsElement(
                action_id="f",
                positive_button=sdk.FeedbackButtonObject(text="Good", value="1"),
                negative_button=sdk.FeedbackButtonObject(text="Bad", value="0"),
            )
        ]
    ),
]


@pytest.mark.parametrize("element", IN_ACTIONS, ids=lambda element: type(element).__name__)
@pytest.mark.parametrize("surface", [Surface.MESSAGE, Surface.MODAL])
def test_elements_of_an_actions_block(element: sdk.InteractiveElement, surface: Surface) -> None:
    assert check_blocks([sdk.ActionsBlock(elements=[element]).to_dict()], surface) == []


@pytest.mark.parametrize("element", INPUTS, ids=lambda element: type(element).__name__)
def test_elements_of_an_input_block(element: sdk.InputInteractiveElement) -> None:
    block = sdk.InputBlock(label="Field", hint="Hint", optional=True, element=element, block_id="b")
    view = View(type="modal", title="Form", submit="Save", close="Cancel", blocks=[block], callback_id="c")
    assert check_view(view.to_dict()) == []


def test_a_message() -> None:
    metadata = Metadata(event_type="sent", event_payload={"key": "a"})
    payload: dict[str, Json] = {"text": "Acme", "blocks": [block.to_dict() for block in MESSAGE]}
    assert check_message({**payload, "metadata": metadata.to_dict()}) == []


def test_a_home_tab() -> None:
    view = View(type="home", blocks=[sdk.HeaderBlock(text="Home"), sdk.ActionsBlock(elements=IN_ACTIONS[:2])])
    assert check_view(view.to_dict()) == []


def test_the_sdk_knows_no_ordinary_element_that_is_unknown_here() -> None:
    known = {
        kind
        for name in dir(sdk)
        if isinstance(kind := getattr(getattr(sdk, name), "type", None), str) and name.endswith("Element")
    }
    # Parts of rich text, and the sources of a task card, are no elements of their own.
    assert {kind for kind in known - ELEMENTS.keys() if not kind.startswith("rich_text_")} <= {"url"}


@pytest.mark.parametrize("kind", sorted(BLOCKS))
def test_the_sdk_reads_the_examples(kind: str) -> None:
    if kind in ("data_table", "data_visualization"):
        return  # the SDK's models do not know these yet
    parsed = sdk.Block.parse(EXAMPLES[kind])
    assert parsed is not None
    assert parsed.type == kind
