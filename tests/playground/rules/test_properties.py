"""Whatever is well formed passes; whatever single thing is spoilt is reported where it was spoilt."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from playground.rules.blocks import check_blocks
from playground.rules.messages import check_message
from playground.rules.position import Surface
from playground.rules.views import check_view
from tests.hypothesis_profiles import examples
from tests.playground.rules.examples import IMAGE, Json, spoilt

SHORT = st.text(min_size=1, max_size=24)
IDS = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=40)


def plain(most: int = 24) -> st.SearchStrategy[Json]:
    text = st.text(min_size=1, max_size=most)
    return st.fixed_dictionaries({"type": st.just("plain_text"), "text": text}, optional={"emoji": st.booleans()})


MRKDWN = st.fixed_dictionaries(
    {"type": st.just("mrkdwn"), "text": st.text(min_size=1, max_size=200)}, optional={"verbatim": st.booleans()}
)
TEXT = st.one_of(plain(), MRKDWN)
OPTIONS = st.lists(
    st.fixed_dictionaries({"text": plain(), "value": IDS}, optional={"description": plain()}),
    min_size=1,
    max_size=5,
    unique_by=lambda option: option["value"],
)
CONFIRM = st.fixed_dictionaries({"title": plain(), "text": TEXT, "confirm": plain(), "deny": plain()})


@st.composite
def preselected(draw: st.DrawFn, kind: str) -> Json:
    options = draw(OPTIONS)
    element: Json = {"type": kind, "options": options}
    if draw(st.booleans()):
        chosen = draw(st.sampled_from(options))
        many = kind in ("checkboxes", "multi_static_select")
        element |= {"initial_options": [chosen]} if many else {"initial_option": chosen}
    return element


BUTTON = st.fixed_dictionaries(
    {"type": st.just("button"), "text": plain(75)},
    optional={
        "value": IDS,
        "style": st.sampled_from(["primary", "danger"]),
        "confirm": CONFIRM,
        "url": st.just("https://example.com/a?b=c"),
    },
)
PICKERS = st.one_of(
    preselected("static_select"),
    preselected("multi_static_select"),
    preselected("checkboxes"),
    preselected("radio_buttons"),
    st.fixed_dictionaries({"type": st.just("users_select")}, optional={"initial_user": st.just("U1")}),
    st.fixed_dictionaries(
        {"type": st.just("datepicker")}, optional={"initial_date": st.dates().map(lambda day: day.isoformat())}
    ),
    st.fixed_dictionaries(
        {"type": st.just("timepicker")}, optional={"initial_time": st.times().map(lambda time: f"{time:%H:%M}")}
    ),
)
TYPED = st.fixed_dictionaries(
    {"type": st.just("plain_text_input")},
    optional={"multiline": st.booleans(), "placeholder": plain(), "initial_value": SHORT, "action_id": IDS},
)
LEAF = st.one_of(
    st.fixed_dictionaries({"type": st.just("text"), "text": SHORT}, optional={"style": st.just({"bold": True})}),
    st.just({"type": "user", "user_id": "U1"}),
    st.just({"type": "link", "url": "https://example.com"}),
)
BLOCK = st.one_of(
    st.just({"type": "divider"}),
    st.fixed_dictionaries({"type": st.just("header"), "text": plain(150)}),
    st.fixed_dictionaries(
        {"type": st.just("section"), "text": TEXT}, optional={"accessory": st.one_of(BUTTON, PICKERS, st.just(IMAGE))}
    ),
    st.fixed_dictionaries({"type": st.just("section"), "fields": st.lists(TEXT, min_size=1, max_size=10)}),
    st.fixed_dictionaries(
        {"type": st.just("context"), "elements": st.lists(st.one_of(TEXT, st.just(IMAGE)), min_size=1, max_size=10)}
    ),
    st.fixed_dictionaries(
        {"type": st.just("actions"), "elements": st.lists(st.one_of(BUTTON, PICKERS), min_size=1, max_size=6)}
    ),
    st.fixed_dictionaries(
        {"type": st.just("input"), "label": plain(), "element": st.one_of(TYPED, PICKERS)},
        optional={"optional": st.booleans(), "hint": plain()},
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("rich_text"),
            "elements": st.lists(
                st.fixed_dictionaries({"type": st.just("rich_text_section"), "elements": st.lists(LEAF, max_size=4)}),
                max_size=3,
            ),
        }
    ),
)
BLOCKS = st.lists(BLOCK, min_size=1, max_size=5)


@given(BLOCKS, SHORT)
@settings(max_examples=examples(100))
def test_what_is_well_formed_passes(blocks: list[Json], title: str) -> None:
    for surface in Surface:
        assert check_blocks(blocks, surface) == []
    assert check_message({"text": "Fallback", "blocks": blocks}) == []
    modal = {
        "type": "modal",
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Save"},
        "blocks": blocks,
    }
    assert check_view(modal) == []
    assert check_view({"type": "home", "blocks": blocks}) == []


def places(value: Json, pointer: str = "") -> Iterator[tuple[str, Json]]:
    """Every member and item below `value`, by JSON pointer."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in members:
        yield f"{pointer}/{key}", inner
        yield from places(inner, f"{pointer}/{key}")


def of_another_type(value: Json) -> Json:
    if isinstance(value, dict):
        return []
    if isinstance(value, list):
        return {"type": "list"}
    return str(value) if isinstance(value, bool | int) else 7


@given(BLOCKS, st.data(), st.sampled_from(["another type", "null", "unknown key"]))
@settings(max_examples=examples(200))
def test_a_single_spoilt_spot_is_reported_there(blocks: list[Json], data: st.DataObject, how: str) -> None:
    spots = [(pointer, value) for pointer, value in places(blocks) if how != "unknown key" or isinstance(value, dict)]
    pointer, value = data.draw(st.sampled_from(spots))
    if how == "unknown key":
        worse = spoilt(blocks, f"{pointer}/colour", "red")
    else:
        worse = spoilt(blocks, pointer, None if how == "null" else of_another_type(value))
    found = check_blocks(worse, Surface.MODAL)
    assert found
    spot = f"/blocks{pointer}"
    assert all(spot.startswith(violation.pointer) or violation.pointer.startswith(spot) for violation in found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "text", "elements", "element", "accessory", "options", "blocks", "title"])
            | st.text(max_size=4),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)


@given(JSON)
@settings(max_examples=examples(200))
def test_nothing_breaks_the_judge(body: Json) -> None:
    for surface in Surface:
        check_blocks(body, surface)
        check_blocks([body], surface)
    check_view(body)
    check_view({"type": "modal", "blocks": body, "title": body})
    for kind in ("table", "data_table", "data_visualization", "rich_text", "container", "plan", "card", "input"):
        block = body if isinstance(body, dict) else {"rows": body, "elements": body, "chart": body, "element": body}
        check_blocks([{**block, "type": kind}], Surface.MESSAGE)
    if isinstance(body, dict):
        check_message(body)
        check_message({"text": "x", "metadata": body, "attachments": [body], "blocks": [body]})
