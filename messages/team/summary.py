"""The weekly summary of a team, in words and with a chart of its books."""

from collections.abc import Mapping, Sequence
from datetime import date

from handover.book.book import Book, RowState
from handover.team.filters import Which
from handover.team.summary import TeamWeek
from messages.book.words import progress_words, whose
from messages.kit import blocks
from messages.kit.dates import weekday_names
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.read_aloud import read_aloud
from messages.kit.text import count, first_listed, mention, oneline, safe, shorten
from messages.stages import bar
from messages.team.page import way
from messages.team.words import numbers_words, row_words

MOST_NAMED, NAME = 5, 60
MOST_BOOKS, LABEL = 20, 20
"""Books in the chart, which has room for 20 points, and characters of a label (data_visualization)."""
Books = Sequence[tuple[Book, Mapping[RowState, int]]]
"""Books, each with how many of its accounts are in which state."""


def summary(
    user: str,
    week: TeamWeek,
    numbers: Mapping[Which, int],
    books: Books,
    names: Mapping[str, str],
    today: date,
    day: int,
    *,
    chart: bool = True,
) -> Message:
    """Return the summary of a week for a leader (a user id), on their local day `today`, that comes on the weekday `day`.

    `names` are those of people. Without `chart`, for a workspace whose Slack takes none yet, the books are bars of text.
    """
    content: list[Block] = [
        blocks.section(f"{mention(user)}, the week of your team\n{numbers_words(numbers)}"),
        blocks.section(_changes(week)),
    ]
    if week.needs:
        content.append(blocks.section("*What needs you*"))
        content += [blocks.section(row_words(row, today), way(row)) for row in week.needs]
    if books:
        content.append(blocks.section("*Books of accounts*"))
    bars = [_bar(book, counts) for book, counts in books[:MOST_BOOKS]]
    drawn = _drawn(books[:MOST_BOOKS], names) if chart and books else []
    content += drawn or ([blocks.section("\n".join(bars))] if bars else [])
    content += [
        blocks.actions(
            blocks.button("Open your team", Action.TEAM_OPEN), blocks.button("Settings", Action.SETTINGS_OPEN)
        ),
        blocks.context(f"It comes on {weekday_names()[day]}s while there is something to tell."),
    ]
    spoken = [read_aloud(one for one in content if one not in drawn), *(bars if drawn else [])]
    return Message("\n".join(spoken), content)


def _changes(week: TeamWeek) -> str:
    said = [
        _named("begun", week.begun),
        _named("finished", week.finished),
        _named("called off", week.called_off),
        _named("with another last day", week.moved),
    ]
    lines = [one for one in said if one]
    return "\n".join(["*In the last seven days*", *(lines or ["Nothing has begun, ended or moved."])])


def _named(what: str, accounts: Sequence[str]) -> str:
    if not accounts:
        return ""
    names = first_listed([safe(oneline(one), NAME) for one in accounts], MOST_NAMED)
    return f"• {count(len(accounts), 'handover')} {what}: {names}"


def _bar(book: Book, counts: Mapping[RowState, int]) -> str:
    begun, total = _progress(counts)
    return f"{bar(begun, total) if total else bar(0, 1)}  {whose(book)}: {progress_words(counts)}"


def _progress(counts: Mapping[RowState, int]) -> tuple[int, int]:
    """Return how many accounts of a book have begun, and how many are to."""
    return counts.get(RowState.STARTED, 0), sum(n for state, n in counts.items() if state is not RowState.LEFT_OUT)


def _drawn(books: Books, names: Mapping[str, str]) -> list[Block]:
    """Return how far books are as a chart: of each what has begun, and what has not."""
    labels = _labels([names.get(book.leaver, "") for book, _ in books])
    progress = [_progress(counts) for _, counts in books]
    series = {"Begun": [begun for begun, _ in progress], "Still to begin": [total - begun for begun, total in progress]}
    chart = {
        "type": "bar",
        "series": [
            {"name": name, "data": [{"label": label, "value": one} for label, one in zip(labels, values, strict=True)]}
            for name, values in series.items()
        ],
        "axis_config": {"categories": labels, "y_label": "Accounts"},
    }
    return [{"type": "data_visualization", "title": "How far the books are", "chart": chart}]


def _labels(names: Sequence[str]) -> list[str]:
    """Return a label for each name, of which no two are the same."""
    found: list[str] = []
    for number, name in enumerate(names, 1):
        label = shorten(oneline(name), LABEL) or f"Book {number}"
        found.append(label if label not in found else f"{shorten(label, LABEL - 4)} {number}")
    return found
