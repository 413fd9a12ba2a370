"""The JSON Schema of playbook files takes what the loader takes of a file by itself, and nothing else."""

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from handover.playbooks import json_schema
from handover.playbooks.schema import kind_of_file
from handover.playbooks.source import PlaybookError, read
from handover.playbooks.wrong_fields import valid
from tests.handover.playbook_files import book, entry, extending, in_yaml
from tests.hypothesis_profiles import examples


def test_the_schema_for_editors_is_the_loaders() -> None:
    """The file is made with: python -m bot playbook schema > handover/playbooks/playbook.schema.json."""
    assert json_schema.FILE.read_text(encoding="utf-8") == json_schema.json_schema()


SCHEMA = json.loads(json_schema.json_schema())
WHOLE = [
    book(
        items=[entry("goals", kind="links", slots=[{"key": "deck", "title": "Deck"}], keeps=90, after={"sign_off": 0})]
    ),
    extending(
        drop=["dates"], change={"goals": {"minutes": 0}}, add={"items": [entry("links", before="goals")]}, workdays=9
    ),
    {"key": "care", "name": "Care", "description": "For them.", "industry": "healthcare", "items": [entry("audits")]},
]
VALUES: st.SearchStrategy[Any] = st.sampled_from(
    ["", " ", "task", "goals", "outgoing", "start + 3", "start+3", "P35", 0, 1, -1, 21, 200, True, None, [], {}]
)


@settings(max_examples=examples(400))
@given(st.sampled_from(WHOLE), st.data())
def test_a_file_is_taken_where_the_schema_takes_it(whole: Any, data: st.DataObject) -> None:
    changed = json.loads(json.dumps(whole))
    places = [one for one in ways(changed) if one]
    path = data.draw(st.sampled_from(places))
    inside = changed
    for part in path[:-1]:
        inside = inside[part]
    wish = data.draw(st.sampled_from(["another", "gone", "more", "none"]))
    if wish == "another":
        inside[path[-1]] = data.draw(VALUES)
    elif wish == "gone":
        del inside[path[-1]]
    elif wish == "more" and isinstance(inside, dict):
        inside[data.draw(st.sampled_from(["colour", "minutes", "slots", "Bad!", "industry", "extends"]))] = data.draw(
            VALUES
        )
    try:
        valid(read("test.yml", in_yaml(changed)), kind_of_file(changed))
        taken = True
    except PlaybookError:
        taken = False
    assert taken == fits(SCHEMA, changed), in_yaml(changed)


def ways(data: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to everything in the data."""
    yield ()
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in parts:
        for way in ways(value):
            yield (part, *way)


TYPES = {"string": str, "array": list, "object": dict, "boolean": bool, "null": type(None)}


def fits(schema: Any, value: Any) -> bool:
    """Return whether a value is what a JSON Schema takes, by the rules of draft 2020-12 for the words that ours uses."""
    known = {
        *(
            "$schema",
            "$defs",
            "$ref",
            "title",
            "description",
            "default",
            "type",
            "enum",
            "pattern",
            "anyOf",
            "minItems",
        ),
        *(
            "maxLength",
            "minimum",
            "maximum",
            "items",
            "properties",
            "required",
            *("additionalProperties", "patternProperties"),
            "propertyNames",
        ),
    }
    assert set(schema) <= known, "the schema uses a word that this test does not know"
    if "$ref" in schema and not fits(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], value):
        return False
    if "anyOf" in schema and not any(fits(one, value) for one in schema["anyOf"]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    return _of_type(schema.get("type"), value) and _within(schema, value)


def _of_type(name: str | None, value: Any) -> bool:
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return name is None or isinstance(value, TYPES[name])


def _within(schema: Any, value: Any) -> bool:
    match value:
        case str():
            return re.search(schema.get("pattern", ""), value) is not None and len(value) <= schema.get(
                "maxLength", 10**6
            )
        case int() if not isinstance(value, bool):
            return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
        case list():
            return len(value) >= schema.get("minItems", 0) and all(fits(schema.get("items", {}), one) for one in value)
        case dict():
            return _object(schema, value)
    return True


def _object(schema: Any, value: dict[str, Any]) -> bool:
    fields, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    if not set(schema.get("required", ())) <= set(value):
        return False
    for name, one in value.items():
        by_name = [fields[name]] if name in fields else []
        by_name += [rule for pattern, rule in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        rules = by_name or [others if isinstance(others, dict) else {}]
        if (not by_name and others is False) or not all(fits(rule, one) for rule in rules):
            return False
    return True
