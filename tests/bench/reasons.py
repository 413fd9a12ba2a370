"""Why an aim may be missed: what we know of the causes, said beside the figure."""

from collections.abc import Iterable, Mapping

from tests.bench.compared import ENDS
from tests.bench.figures import Figure

ONE_PROCESS = (
    "A delivery costs some milliseconds of a processor: about half of them for the layer between Python and the database, a "
    "fifth for the call to Slack, the rest for deciding, wording and logging. Python does one at a time, and bot, local Slack and "
    "database share the processors of this machine. More processes share the work; and Slack's own limits, about one message a "
    "second in a conversation and some hundred calls a minute in a workspace, come long before."
)
ALL_AT_ONCE = (
    "Many people in the same instant share one process, which serves all of them evenly, so that each waits nearly as long as "
    "the last. The same listeners on plain Bolt take about as long: it is the work itself, two calls to Slack for a form and one "
    "transaction after the other for what is stored."
)
FEW = (
    "Of so few measurements, what 99 in 100 stay within is nearly the longest of all: one hiccup of the machine decides it, and "
    "another run tells another story."
)
ALL_IN_ONE = (
    "Bot, local Slack and the story share one process, which makes some 2,900 commits, 7,100 statements and 700 calls in three "
    "weeks; a second and a half are the program's start. From run to run it varies by a third."
)
EVERYTHING_STORED = (
    "The barest app writes one row and is done. A press of Baton's reads the person and the handover, applies the rule, writes "
    "the handover, and writes down what is to happen in Slack, which is then claimed, looked at and settled in the background: "
    "some ten statements in two transactions, most of whose cost is the layer between Python and the database."
)
A_WHOLE_FORM = (
    "The barest app sends the same form as a constant. Baton reads who presses, whether they may, and what is open, chooses the "
    "days of the window by their calendar, and draws the form with what is known filled in."
)
LOADED = (
    "Of the memory, a tenth are the holidays of all countries, and as much the part of SQLAlchemy that maps objects, which its "
    "asynchronous engine loads though nobody uses it here; the start is the loading of these libraries."
)
REASONS: Mapping[str, str] = {
    "deliveries": ONE_PROCESS,
    "… time of the loop for the database": ONE_PROCESS,
    ENDS: FEW,
    "longest wait of all": ALL_AT_ONCE,
    "told to press again": ALL_AT_ONCE,
    "form open after a command": ALL_AT_ONCE,
    "ack of": ALL_AT_ONCE,
    "processor time of a press that opens a form": A_WHOLE_FORM,
    "processor time of a press that stores": EVERYTHING_STORED,
    "… ack of it": EVERYTHING_STORED,
    "bot resident in memory": LOADED,
    "… after 100 000 events": LOADED,
    "start to connected": LOADED,
    "… and every time after": LOADED,
    "three weeks replayed": ALL_IN_ONE,
}
"""By how the name of the figure begins."""


def reasons(figures: Iterable[Figure]) -> list[str]:
    """Return, one paragraph for each cause, which aims were missed and why."""
    missed: dict[str, list[str]] = {}
    group = ""
    for one in figures:
        group = group if one.what.startswith("…") else one.what
        if one.verdict == "missed":
            name = group if one.what == group else f"{group} {one.what}"
            missed.setdefault(_why(one), []).append(name)
    return [f"*{'; '.join(names)}.* {why}" for why, names in missed.items()]


def _why(figure: Figure) -> str:
    return next((why for begins, why in REASONS.items() if figure.what.startswith(begins)), "Not known yet.")
