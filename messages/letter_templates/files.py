"""A workspace's own words as files: the form that takes one, what it would change, and what is wrong in it."""

from collections.abc import Mapping, Sequence

from handover.letter_templates.editing import changed_sentences
from handover.letter_templates.files import LARGEST, FileProblem, FileProblemKind
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import LetterTemplates, OwnWords
from messages.causes import CAUSES, reason_of
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.text import count, listed, oneline, safe, shorten
from messages.kit.values import ButtonValue
from messages.letter_style import LANGUAGES
from messages.letter_templates.problems import problem_words
from messages.letter_templates.sentences import PART_OF, PARTS, TITLES
from messages.letter_templates.values import TemplatesValue

TITLE = "Import words of letters"
FIELD = "file"
SHOWN = 15
"""Most sentences that are shown with what they say now and would say."""
MOST_PROBLEMS = 20
ON_ITS_WAY = ":page_facing_up: The file is on its way to your direct messages with me."
READING = (
    "I am reading it. What it would change comes to your direct messages with me in a moment; "
    "nothing counts before you say so there."
)
_WORDS: Mapping[FileProblemKind, str] = {
    FileProblemKind.TOO_LARGE: "It is larger than {largest} kilobytes, which no words of letters need.",
    FileProblemKind.NO_TEXT: "This is no text in UTF-8.",
    FileProblemKind.NO_LANGUAGE: 'It doesn\'t say of which language it is. Its first line should be like this: language = "de"',
    FileProblemKind.UNKNOWN_LANGUAGE: "“{found}” is none of the languages that I write: {languages}.",
    FileProblemKind.UNKNOWN_TONE: "“{found}” is no tone: there are warm, formal and brief.",
    FileProblemKind.NO_TONE: "“{found}” stands below no tone. Above it there should be [warm], [formal] or [brief].",
    FileProblemKind.UNKNOWN_SENTENCE: "There is no sentence “{found}”.",
    FileProblemKind.UNREADABLE: 'I can\'t read “{found}”. A sentence stands like this: thanks = "Thank you."',
    FileProblemKind.NO_WORDS: "“{found}” has to be words in quotes.",
    FileProblemKind.TWICE: "“{found}” stands here twice in one tone.",
    FileProblemKind.SECRET: "“{found}” looks as if a password or key were in it.",
}


def form() -> View:
    """Return the form that asks for a file."""
    words = (
        "A TOML file, such as *Export* sends you. I read it and show you what it would change; only then you decide. "
        "It says of which language it is, and stands in the place of all your own words in that one."
    )
    element = {"type": "file_input", "action_id": FIELD, "filetypes": ["toml", "txt", "text"], "max_files": 1}
    return blocks.modal(
        Form.TEMPLATES_IMPORT,
        TITLE,
        [blocks.section(words), blocks.field(FIELD, "File", element)],
        submit="Read it",
        close="Cancel",
    )


def file_name(language: Language, minute: str) -> str:
    """Return the name of a file: of which language, and of which minute (UTC) it is."""
    return f"letters-{language}-{minute}.toml"


def title_of(language: Language) -> str:
    """Return what a file of the words of a language is called."""
    return f"Words of letters in {LANGUAGES[language]}"


def preview(file: str, language: Language, before: OwnWords, after: OwnWords, value: str) -> Message:
    """Return what a file would change, with the button that takes it in. `value` is what that carries."""
    changed = changed_sentences(before, after)
    head = (
        f"I have read *{safe(oneline(file), 100)}*. It changes {count(len(changed), 'sentence')} of letters in "
        f"{LANGUAGES[language]}:"
    )
    lines = [_difference(tone, key, before, after) for tone, key in changed[:SHOWN]]
    lines += [f"… and {len(changed) - SHOWN} more"] if len(changed) > SHOWN else []
    button = blocks.button("Import it", Action.TEMPLATES_TAKE_IN, value, "primary")
    content = [blocks.section(head)]
    content += [blocks.section("\n".join(lines[at : at + 3])) for at in range(0, len(lines), 3)]
    return Message("\n".join([head, *lines]), [*content, blocks.actions(button)])


def nothing_new(file: str, language: Language) -> Message:
    """Return that a file holds what is there already."""
    return _message(
        f"Your words in {LANGUAGES[language]} are as in *{safe(oneline(file), 100)}* already: there is nothing to import."
    )


def taken_in(language: Language, templates: LetterTemplates) -> Message:
    """Return the confirmation after a file was taken in, with the ways to look at it and to undo it."""
    changed = len(changed_sentences(templates.before, templates.words))
    words = f"{count(changed, 'sentence')} of letters in {LANGUAGES[language]} changed. Letters that are written keep their words."
    about = TemplatesValue(language)
    buttons = [
        blocks.button("See the words of letters", Action.TEMPLATES_OPEN, str(about)),
        blocks.button("Undo", Action.TEMPLATES_UNDO, about.with_(str(templates.version))),
    ]
    return Message(words, [blocks.section(words), blocks.actions(*buttons)])


def undone(language: Language) -> Message:
    """Return that what was taken in is undone, in the place of the confirmation."""
    words = f"Undone: letters in {LANGUAGES[language]} say what they said before."
    about = TemplatesValue(language)
    see = blocks.button("See the words of letters", Action.TEMPLATES_OPEN, str(about))
    return Message(words, [blocks.section(words), blocks.actions(see)])


def wrong(file: str, problems: Sequence[FileProblem]) -> Message:
    """Return everything that is wrong in a file, a line each."""
    lines = [f"• {safe(file_problem_words(one), 400)}" for one in problems[:MOST_PROBLEMS]]
    lines += [f"… and {len(problems) - MOST_PROBLEMS} more."] if len(problems) > MOST_PROBLEMS else []
    head = f"I can't take *{safe(oneline(file), 100)}* as it is, and nothing was changed. Please mend this and send it again:"
    content = [blocks.section(head)]
    content += [blocks.section("\n".join(lines[at : at + 6])) for at in range(0, len(lines), 6)]
    return Message("\n".join([head, *lines]), [*content, blocks.actions(*_import_again({}))])


def file_problem_words(problem: FileProblem) -> str:
    """Return what is wrong in a file, with its line, in plain text."""
    if problem.words is not None:
        words = f"“{problem.found}”: {problem_words(problem.words)}"
    else:
        words = _WORDS[problem.kind].format(
            found=shorten(oneline(problem.found), 60), largest=LARGEST // 1000, languages=listed(list(Language))
        )
        words += f" Did you mean “{problem.meant}”?" if problem.meant else ""
    return f"Line {problem.line}: {words}" if problem.line else words


def refused(words: str) -> Message:
    """Return why a file is not taken in."""
    return _message(f"I haven't imported it. {words}")


def unreadable(why: str) -> Message:
    """Return that a file could not be fetched. `why` is Slack's code, empty where it gave none."""
    cause = CAUSES.get(why)
    reason = f": {cause.reason}" if cause else ""
    words = f"I couldn't read that file{reason}. Please send it again."
    return Message(words, [blocks.section(words), blocks.actions(*_import_again({}))])


def not_sent(language: Language, why: str) -> Message:
    """Return what whoever asked is told when Slack takes no file. `why` is Slack's code."""
    words = f":warning: I couldn't send you the words of letters as a file: {reason_of(why)}."
    return Message(words, [blocks.section(words), blocks.actions(*_export_again({"language": language}))])


def not_exported(words: str) -> Message:
    """Return why whoever asked gets no file, in mrkdwn."""
    return _message(f"I haven't sent you the words of letters. {words}")


def import_value(file: str, mark: str) -> str:
    """Return what the button carries that takes a file in."""
    return str(ButtonValue("", f"{file} {mark}"))


def _difference(tone: Tone, key: str, before: OwnWords, after: OwnWords) -> str:
    """Return a sentence with what it says in own words now, and would say."""
    title = f"*{PARTS[PART_OF[key]][0]}: {TITLES[key]}* ({tone})" if key in TITLES else f"*{key}* ({tone})"
    was, is_ = before.get(tone, {}).get(key), after.get(tone, {}).get(key)
    if is_ is None:
        return f"{title}\n>_Put back_"
    shown = f">{safe(oneline(is_), 400)}" if is_ else ">_Left out_"
    return f"{title}{' · your own until now' if was is not None else ''}\n{shown}"


def _export_again(asked: Mapping[str, str]) -> list[blocks.Element]:
    return [blocks.button("Try again", Action.TEMPLATES_EXPORT, str(TemplatesValue(Language(asked["language"]))))]


def _import_again(_asked: Mapping[str, str]) -> list[blocks.Element]:
    return [blocks.button("Import …", Action.TEMPLATES_IMPORT)]


def _message(words: str) -> Message:
    return Message(words, [blocks.section(words)])


NOT_SENT = FailureWords("send you the words of letters as a file", instead=_export_again)
NOT_READ = FailureWords(
    "read the words of letters you sent",
    way_out="Nothing was imported. Please send it once more.",
    instead=_import_again,
)
