"""The open form of the introduction e-mail with what the check has found in what is typed so far."""

from collections.abc import Sequence

from handover.introduction.forms import LetterForm
from handover.introduction.problem import IN_RECIPIENTS, Problem, ProblemKind
from handover.text.length import beginning
from messages.introduction.form import BODY, TO
from messages.introduction.problems import verdict
from messages.kit.message import Block, View

AROUND = ("type", "callback_id", "title", "submit", "close", "private_metadata")
"""What of an open view is said again when it is updated, beside its blocks."""
FOUND = "found"
"""How the ids of blocks begin that say what was found in a field."""
MOST_FOUND = 5
"""Most problems of a group that are named below a field."""


def with_found(view: View, letter: LetterForm, found: Sequence[Problem]) -> View:
    """Return the open form, in which this letter stands, with what was found in it below the field it is about; the rest stays.

    Gaps are named at its top.
    """
    of_to = [one for one in found if one.kind in IN_RECIPIENTS]
    others = [one for one in found if one not in of_to and one.kind is not ProblemKind.BLANK]
    below = {TO: of_to, BODY: others}
    kept: list[Block] = []
    for block in view["blocks"]:
        name = str(block.get("block_id", "")).partition(":")[0]
        if name != FOUND:
            kept += [_holding(block, letter, name), *_found(name, below.get(name, ()))]
    return {**{key: view[key] for key in AROUND if view.get(key)}, "blocks": kept}


def _holding(block: Block, letter: LetterForm, name: str) -> Block:
    """Return a field with what is typed in it. Slack keeps that by itself; where it does not, this is it."""
    if block["type"] != "input" or name not in vars(letter):
        return block
    element = {key: value for key, value in block["element"].items() if key != "initial_value"}
    typed = beginning(vars(letter)[name], element["max_length"])
    return {**block, "element": {**element, **({"initial_value": typed} if typed else {})}}


def _found(field: str, problems: Sequence[Problem]) -> list[Block]:
    """Return what was found in a field, grouped, as blocks that are known again."""
    shown = verdict(problems, MOST_FOUND)
    return [{**block, "block_id": f"{FOUND}:{field}:{number}"} for number, block in enumerate(shown, start=1)]
