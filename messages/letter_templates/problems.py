"""The words for what is wrong with the words of a sentence, in plain text."""

from collections.abc import Iterable, Mapping, Sequence

from handover.letter_templates.template import LONGEST, ProblemKind, TemplateProblem
from messages.kit.text import oneline, shorten
from messages.letter_templates.sentences import MEANINGS

MOST_SHOWN = 5
"""Problems named beside a field."""
_WORDS: Mapping[ProblemKind, str] = {
    ProblemKind.EMPTY: "No letter is whole without this sentence. Please write something.",
    ProblemKind.TOO_LONG: "That's {found} characters. Please keep a sentence to {limit}.",
    ProblemKind.UNCLOSED: "“{found}”: a field ends with two braces, like {example}.",
    ProblemKind.UNOPENED: "“{found}”: a field begins and ends with two braces, like {example}.",
    ProblemKind.SINGLE_BRACE: "“{found}”: a field has two braces on either side, like {example}.",
    ProblemKind.COMMAND: "“{found}” can't stand here. I decide which sentences are true; this is only what they say.",
    ProblemKind.GAP: "“{found}” would be a gap to fill in, in every letter. Please write it out.",
    ProblemKind.NO_FIELD: "“{found}” is no field: only a field's name can stand between the braces.",
    ProblemKind.UNKNOWN_FIELD: "There is no field “{found}”.",
    ProblemKind.NOT_HERE: "“{found}” isn't known in this sentence.",
    ProblemKind.UNKNOWN_FILTER: "There is no “{found}” to put behind a field in this language.",
    ProblemKind.NO_NAME: "“{found}” is no name, so nothing can stand behind it.",
    ProblemKind.LACKS: "This sentence is there to say {meaning}. Please put {{{{ {meant} }}}} in.",
}
_SUGGESTS = frozenset(
    {ProblemKind.NO_FIELD, ProblemKind.UNKNOWN_FIELD, ProblemKind.NOT_HERE, ProblemKind.UNKNOWN_FILTER}
)


def problem_words(problem: TemplateProblem, lines: int = 1) -> str:
    """Return what is wrong, with its line where the words have several, and what was perhaps meant."""
    example = f"{{{{ {problem.meant or 'account'} }}}}"
    words = _WORDS[problem.kind].format(
        found=shorten(oneline(problem.found), 60),
        meant=problem.meant,
        meaning=MEANINGS.get(problem.meant, ""),
        limit=LONGEST,
        example=example,
    )
    if problem.meant and problem.kind in _SUGGESTS:
        known = example if problem.kind is not ProblemKind.UNKNOWN_FILTER else problem.meant
        words = f"{words} Did you mean {known}?"
    return f"Line {problem.line}: {words}" if lines > 1 else words


def problems_words(problems: Iterable[TemplateProblem], text: str) -> Sequence[str]:
    """Return what is wrong with a text, the first few things."""
    lines = text.count("\n") + 1
    found = [problem_words(one, lines) for one in problems]
    more = [f"… and {len(found) - MOST_SHOWN} more."] if len(found) > MOST_SHOWN else []
    return [*found[:MOST_SHOWN], *more]
