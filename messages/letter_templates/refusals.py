"""The words for what is refused about a workspace's own words for letters."""

from handover.letter_templates import files, refusals
from messages.kit.refusals import words_for
from messages.kit.text import escape
from messages.letter_templates.files import file_problem_words
from messages.letter_templates.problems import problems_words


@words_for.register
def _(_refusal: refusals.WordsForLeads) -> str:
    return (
        "The words of letters are changed by workspace admins and team leads: who is the manager of a handover that somebody else "
        "started. You can look through all of them, and change any letter you write."
    )


@words_for.register
def _(_refusal: refusals.WordsChangedSince) -> str:
    return (
        "Somebody has changed these words since you opened them, so nothing was changed. "
        "Please open them again to see what they say now."
    )


@words_for.register
def _(refusal: refusals.NotSaid) -> str:
    return escape(" ".join(problems_words(refusal.problems, "")))


@words_for.register
def _(refusal: files.NotSound) -> str:
    return " ".join(escape(file_problem_words(one)) for one in refusal.problems[:5])
