"""The JSON Schema of playbook files, for editors that check YAML while it is written."""

import json
from importlib.resources import files

from pydantic import TypeAdapter

from handover.playbooks.schema import AnyFile

FILE = files("handover") / "playbooks" / "playbook.schema.json"
"""Where it is kept, for editors: a test sees that it is what this module makes."""
TITLE = "A playbook of Baton, or an add-on for an industry"


def json_schema() -> str:
    """Return the schema as text: what it takes is what the loader takes of a file by itself."""
    made = TypeAdapter[AnyFile](AnyFile).json_schema()
    return (
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLE} | made, indent=2) + "\n"
    )
