"""A workspace's own words to look through: the sentences of one part of letters, in a language and a tone."""

from dataclasses import replace

from handover.letter_templates.editing import changed_sentences, own_words
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import LetterTemplates
from messages.introduction.phrasebook import Phrasebook, Wording
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, mention, oneline, safe
from messages.letter_style import LANGUAGES
from messages.letter_templates.sentences import PARTS, TONES
from messages.letter_templates.values import TemplatesValue

TITLE = "Words of letters"
WHAT_THEY_ARE = (
    "What letters to customers say, sentence by sentence. I decide which of them are true for a customer; here you say them your "
    "way. Letters that are written keep their words; *Write it otherwise …* in a letter's form writes it anew."
)
WHO_MAY = "Workspace admins and team leads change them: who is the manager of a handover that somebody else started."
SHOWN = 700
"""Characters of a sentence on the page; its form shows it whole."""


def page(about: TemplatesValue, templates: LetterTemplates, account: str = "", *, may_edit: bool) -> View:
    """Return the page as a modal. `account` is the customer whose letter is written meanwhile, empty for none."""
    content: list[Block] = [
        blocks.section(WHAT_THEY_ARE),
        _menus(about),
        *([] if may_edit else [blocks.context(WHO_MAY)]),
        *_standing(about, templates, may_edit=may_edit),
        blocks.header(PARTS[about.part][0]),
    ]
    book = Phrasebook(about.language, about.tone, templates.words)
    for key, title in PARTS[about.part][1].items():
        content += _sentence(about, key, title, book, templates, may_edit=may_edit)
    content += [_below(about, account), _files(about, may_edit=may_edit)]
    return blocks.modal(Form.TEMPLATES, TITLE, content, metadata=str(about))


def _menus(about: TemplatesValue) -> Block:
    """Return the menus for language, tone and part. What is chosen is shown again only under another block id."""
    plain = replace(about, about="")
    languages = [(name, str(replace(plain, language=one))) for one, name in LANGUAGES.items()]
    tones = [(name, str(replace(plain, tone=one))) for one, name in TONES.items()]
    parts = [(name, str(replace(plain, part=one))) for one, (name, _) in PARTS.items()]
    menus = (
        (Action.TEMPLATES_LANGUAGE, "Language", languages),
        (Action.TEMPLATES_TONE, "Tone", tones),
        (Action.TEMPLATES_PART, "Part", parts),
    )
    row = blocks.actions(*(blocks.menu(action, choices, str(plain), name) for action, name, choices in menus))
    return row | {"block_id": f"menus:{about.language}:{about.tone}:{about.part}"}


def _standing(about: TemplatesValue, templates: LetterTemplates, *, may_edit: bool) -> list[Block]:
    """Return how many own words there are in the language, who changed them last, and the ways back."""
    number = sum(len(said) for said in templates.words.values())
    own = f"{count(number, 'sentence')} of your own in {LANGUAGES[about.language]}" if number else ""
    lines = [own or f"No words of your own in {LANGUAGES[about.language]} yet"]
    buttons = []
    if templates.at is not None:
        changed = len(changed_sentences(templates.before, templates.words))
        lines.append(f"{mention(templates.by)} changed {count(changed, 'sentence')}, {local_time(templates.at)}")
        undo = about.with_(str(templates.version))
        buttons.append(blocks.button("Undo latest change", Action.TEMPLATES_UNDO, undo))
    if number:
        buttons.append(blocks.button("Put all back", Action.TEMPLATES_RESET, str(replace(about, about=""))))
    return [blocks.context(" · ".join(lines)), *([blocks.actions(*buttons)] if buttons and may_edit else [])]


def _sentence(
    about: TemplatesValue, key: str, title: str, book: Phrasebook, templates: LetterTemplates, *, may_edit: bool
) -> list[Block]:
    wording = book.wording(key)
    said = f">{safe(oneline(wording.words), SHOWN)}" if wording.words else ">_Left out._"
    whose = whose_words(wording, about.tone)
    change = blocks.button("Change …", Action.TEMPLATE_OPEN, about.with_(key), label=f"Change: {title}")
    shown = blocks.section(f"*{title}*\n{said}" + (f"\n_{whose}_" if whose else ""), change if may_edit else None)
    if not may_edit or own_words(templates, about.tone, key) is None:
        return [shown]
    back = blocks.button("Put back", Action.TEMPLATE_RESET, about.with_(key), label=f"Put back: {title}")
    return [shown, blocks.actions(back)]


def whose_words(wording: Wording, tone: Tone) -> str:
    """Return whose words these are, where they are not Baton's for this very tone; empty where they are."""
    if wording.own:
        return "Your own words" if wording.tone is tone else "Your own words of the warm tone"
    return "" if wording.tone is tone else "As in the warm tone"


def _below(about: TemplatesValue, account: str) -> Block:
    """Return the way to a letter, and to the parts before and after."""
    parts = list(PARTS)
    at = parts.index(about.part)
    of = f" to {oneline(account)}" if account else ""
    buttons = [blocks.button("See a letter", Action.TEMPLATES_LETTER, str(about), label=f"See a letter{of}")]
    if at:
        before = str(replace(about, part=parts[at - 1], about=""))
        buttons.append(blocks.button("Previous part", Action.TEMPLATES_PREVIOUS, before))
    if at + 1 < len(parts):
        following = str(replace(about, part=parts[at + 1], about=""))
        buttons.append(blocks.button("Next part", Action.TEMPLATES_NEXT, following, "primary"))
    return blocks.actions(*buttons)


def _files(about: TemplatesValue, *, may_edit: bool) -> Block:
    """Return the ways out of Slack and back: all words of the language as a file."""
    ways = [blocks.button("Export", Action.TEMPLATES_EXPORT, str(replace(about, about="")))]
    if may_edit:
        ways.append(blocks.button("Import …", Action.TEMPLATES_IMPORT))
    return blocks.actions(*ways)


def in_style(language: Language, tone: Tone) -> str:
    """Return a language and a tone in words."""
    return f"{LANGUAGES[language]}, {tone}"
