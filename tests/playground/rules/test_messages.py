"""Messages as a whole: text, attachments, metadata, and the error of each violation."""

from __future__ import annotations

import pytest

from playground.rules.messages import METADATA_BYTES, advice, check_message
from playground.rules.violation import answer
from tests.playground.rules.examples import Json, block, mrkdwn


def judged(payload: dict[str, Json], *, update: bool = False) -> list[tuple[str, str]]:
    return [(violation.pointer, violation.code) for violation in check_message(payload, update=update)]


def test_a_real_looking_message() -> None:
    payload = {
        "channel": "C1",
        "text": "Acme: two things for today",
        "blocks": [block("header"), block("section"), block("actions")],
        "metadata": {"event_type": "delivery", "event_payload": {"key": "digest:7", "tries": 1, "late": False}},
        "unfurl_links": False,
    }
    assert judged(payload) == []
    assert advice(payload) == []


@pytest.mark.parametrize(
    "payload",
    [{}, {"text": ""}, {"text": "  \n"}, {"text": None}, {"blocks": []}, {"text": "", "blocks": [], "attachments": []}],
)
def test_no_text(payload: dict[str, Json]) -> None:
    assert judged(payload) == [("", "no_text")]
    assert answer(check_message(payload)) == {"ok": False, "error": "no_text"}
    assert advice(payload) == []


@pytest.mark.parametrize(
    "payload",
    [{"blocks": [block("section")]}, {"blocks": [block("section")], "text": " "}, {"attachments": [{"text": "x"}]}],
)
def test_text_beside_blocks_is_advised(payload: dict[str, Json]) -> None:
    assert judged(payload) == []
    (violation,) = advice(payload)
    assert violation.pointer == "/text"


def test_length_of_text() -> None:
    assert judged({"text": "é" * 40_000}) == []
    assert judged({"text": "é" * 40_001}) == [("/text", "msg_too_long")]
    assert judged({"text": "é" * 4_000}, update=True) == []
    assert judged({"text": "é" * 4_001}, update=True) == [("/text", "msg_too_long")]
    assert judged({"text": 7}) == [("/text", "invalid_arguments")]


def test_markdown_text() -> None:
    assert judged({"markdown_text": "x" * 12_000}) == []
    assert judged({"markdown_text": "x" * 12_001}) == [("/markdown_text", "msg_too_long")]
    assert judged({"markdown_text": "x", "text": "y"}) == [("/markdown_text", "markdown_text_conflict")]
    assert judged({"markdown_text": "x", "blocks": [block("divider")]}) == [
        ("/markdown_text", "markdown_text_conflict")
    ]


def test_blocks() -> None:
    assert judged({"text": "x", "blocks": [{"type": "nope"}]}) == [("/blocks/0/type", "invalid_blocks")]
    assert judged({"text": "x", "blocks": "[{}]"}) == [("/blocks", "invalid_blocks_format")]
    assert judged({"text": "x", "blocks": {"type": "section"}}) == [("/blocks", "invalid_blocks_format")]
    long = [{"type": "section", "text": mrkdwn("x" * 3000)} for _ in range(5)]
    assert judged({"text": "x", "blocks": long}) == [("/blocks", "msg_blocks_too_long")]


class TestAttachments:
    def test_number(self) -> None:
        assert judged({"attachments": [{"text": "x"}] * 100}) == []
        assert judged({"attachments": [{"text": "x"}] * 101})[0] == ("/attachments", "too_many_attachments")

    def test_blocks_inside(self) -> None:
        assert judged({"attachments": [{"color": "#fff", "blocks": [block("section")]}]}) == []
        assert judged({"attachments": [{"blocks": [{"type": "nope"}]}]}) == [
            ("/attachments/0/blocks/0/type", "invalid_blocks")
        ]

    @pytest.mark.parametrize("attachment", [7, {"colour": "red"}])
    def test_shape(self, attachment: Json) -> None:
        assert judged({"attachments": [attachment]}) == [("/attachments/0", "invalid_attachments")]

    def test_one_table_over_all(self) -> None:
        table = block("table")
        assert judged({"text": "x", "blocks": [table], "attachments": [{"blocks": [block("section")]}]}) == []
        assert judged({"text": "x", "blocks": [table], "attachments": [{"blocks": [table]}]}) == [
            ("/attachments/0/blocks/0", "invalid_attachments")
        ]


class TestMetadata:
    @pytest.mark.parametrize(
        "payload",
        [
            {},
            {"key": "a", "count": 1, "share": 0.5, "late": True},
            {"account": {"id": 7, "name": "Acme"}},
            {"items": [{"id": 1}, {"id": 2}]},
        ],
    )
    def test_good(self, payload: Json) -> None:
        assert judged({"text": "x", "metadata": {"event_type": "e", "event_payload": payload}}) == []

    @pytest.mark.parametrize(
        ("payload", "spot"),
        [
            ({"a": None}, "/a"),
            ({"a": [1]}, "/a/0"),
            ({"a": {"b": {"c": 1}}}, "/a/b"),
            ({"a": [{"b": []}]}, "/a/0/b"),
            ([], ""),
            ("x", ""),
        ],
    )
    def test_payload(self, payload: Json, spot: str) -> None:
        found = judged({"text": "x", "metadata": {"event_type": "e", "event_payload": payload}})
        assert found == [(f"/metadata/event_payload{spot}", "invalid_metadata_format")]

    @pytest.mark.parametrize(
        "metadata",
        [[], "x", {"event_type": "e"}, {"event_payload": {}}, {"event_type": "e", "event_payload": {}, "x": 1}],
    )
    def test_shape(self, metadata: Json) -> None:
        assert judged({"text": "x", "metadata": metadata}) == [("/metadata", "invalid_metadata_format")]

    def test_event_type(self) -> None:
        metadata = {"event_type": "", "event_payload": {}}
        assert judged({"text": "x", "metadata": metadata}) == [("/metadata/event_type", "invalid_metadata_format")]

    def test_size(self) -> None:
        metadata = {"event_type": "e", "event_payload": {"a": "x" * METADATA_BYTES}}
        assert judged({"text": "x", "metadata": metadata}) == [("/metadata", "metadata_too_large")]


def test_the_first_violation_names_the_error() -> None:
    payload = {"text": "x" * 40_001, "blocks": [{"type": "nope"}]}
    body = answer(check_message(payload))
    assert body["error"] == "msg_too_long"
