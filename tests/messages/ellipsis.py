"""Which buttons end with "…": those after which a form asks for more before anything happens, and no others.

Whatever only opens or shows something says so ("Open", "See …", "Read …", "Review …"), or is called as what it opens.
"""

import ast
import re
from functools import cache
from pathlib import Path

from handlers.accounts import EDITS
from messages.kit.ids import Action

HANDLERS = Path(__file__).parents[2] / "handlers"
SHOWS = re.compile(r"(?:Open|See|Read|Review)\b")
PLACES = frozenset({"Checklist", "Introduction e-mail", "Risks and first steps", "Settings"})
ASKS_BY_NAME = frozenset({"Ask a question"})
"""Says itself that it asks; its words are known to many."""
SHOWS_WHAT_IT_DID = frozenset(
    {
        Action.EMAIL_ANEW,
        Action.EMAIL_DAY_BACK,
        Action.EMAIL_CALL_DAY,
        Action.EMAIL_LAST_DAY,
        Action.EMAIL_PUT_ASIDE,
        Action.EMAIL_RESTORE,
    }
)
"""Buttons of a form or message that do something at once; what opens then is the outcome."""
ASKS_SOME = frozenset({Action.EMAIL_SENT})
"""Acts at once for whom it is meant; others are asked who has done it."""


def ends_rightly(words: str, action: str) -> bool:
    """Return whether a button with these words and this action ends with "…" if it should, and only then."""
    named = bool(SHOWS.match(words)) or words in PLACES | ASKS_BY_NAME
    return words.endswith(" …") is (Action(action) in _opening_forms() and not named)


@cache
def _opening_forms() -> frozenset[Action]:
    """Return the actions whose listener opens a form or a view: those of a table, and those that a decorator names."""
    found = {Action.START, Action.SUGGEST_START, *EDITS}
    for file in HANDLERS.rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.AsyncFunctionDef) and "respond.open(" in ast.unparse(function):
                found |= {Action(_value(one)) for one in function.decorator_list if _is_of_button(one)}
    return frozenset(found) - SHOWS_WHAT_IT_DID - ASKS_SOME


def _is_of_button(decorator: ast.expr) -> bool:
    return ast.unparse(decorator).startswith("app.action(Action.")


def _value(decorator: ast.expr) -> str:
    return Action[ast.unparse(decorator).removeprefix("app.action(Action.").removesuffix(")")]
