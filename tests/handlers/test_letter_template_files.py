"""The words of letters as files: exported to one's direct messages, shown before they are imported, and refused line by line."""

import pytest

from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.letter_templates import PAGE, pressed, said, words_of

pytestmark = pytest.mark.usefixtures("opened", "baton")
END = {"Part": "Greeting and end"}


async def exported(playground: Playground, person: MemberDriver, settled: Settle) -> str:
    """Press Export on the page that is open, and return the text of the file that comes."""
    await pressed(person, settled, "Export")
    await (await person.modal()).close(whole_stack=True)
    file = next(file for seen in reversed(person.messages()) for file in seen.message.files)
    files = playground.slack.workspace.files
    return files.content(files.get(file)).decode()


async def sent(person: MemberDriver, settled: Settle, content: str | bytes) -> Seen:
    """Send a file by the form, and return what is said of it."""
    await words_of(person, settled)
    await pressed(person, settled, "Import …")
    form = await person.modal("Import words of letters")
    data = content if isinstance(content, bytes) else content.encode()
    await form.fill({"File": [("ours.toml", data)]})
    assert await form.submit() == {}
    await settled()
    await (await person.modal()).close(whole_stack=True)
    return person.messages()[-1]


async def test_what_is_exported_is_changed_and_imported_after_it_was_shown_and_undone(
    playground: Playground, aiko: MemberDriver, settled: Settle
) -> None:
    await words_of(aiko, settled, **END)
    await said(aiko, settled, "Thanks", 'Thank you "{{ account }}".')
    text = await exported(playground, aiko, settled)
    assert 'language = "en"' in text
    assert '# thanks = "Thank you for your trust."\nthanks = "Thank you \\"{{ account }}\\"."\n' in text
    assert "there is nothing to import" in (await sent(aiko, settled, text)).plain()
    changed = text.replace("[formal]\n", '[formal]\nterms = "All stays, {{ account }}."\n').replace(
        '\nthanks = "Thank', '\n# thanks = "Thank'
    )
    shown = await sent(aiko, settled, changed)
    assert "It changes 2 sentences of letters in English:" in shown.plain()
    assert (
        "*Who it is, and what they know: What was agreed stays* (formal)\n>All stays, {{ account }}." in shown.plain()
    )
    assert "*Greeting and end: Thanks* (warm)\n>_Put back_" in shown.plain()
    assert "1 sentence of your own in English" in (await words_of(aiko, settled)).plain(), "nothing counts before"
    await (await aiko.modal(PAGE)).close(whole_stack=True)
    await aiko.click("Import it", shown)
    await settled()
    done = aiko.messages()[-1]
    assert "2 sentences of letters in English changed." in done.plain()
    await aiko.click("See the words of letters", done)
    await settled()
    assert "@Aiko Tanaka changed 2 sentences" in (await aiko.modal(PAGE)).plain()
    await (await aiko.modal(PAGE)).close(whole_stack=True)
    await aiko.click("Undo", done)
    await settled()
    assert '>Thank you "{{ account }}".\n_Your own words_' in (await words_of(aiko, settled, **END)).plain()


async def test_everything_that_is_wrong_is_named_with_its_line_and_nothing_is_taken_in(
    aiko: MemberDriver, settled: Settle
) -> None:
    said = await sent(
        aiko,
        settled,
        'language = "de"\n[warm]\nthanks = "Danke."\nthansk = "Danke."\ninvite = "Fragen, {{ acount }}?"\n'
        'close = """Bis bald\nIhr Team {{ first_call }}"""\nterms = 3\nchange_who = ""\n[fromal]\n'
        'thanks = "Danke schön."\nwhat is this\n',
    )
    words = said.plain()
    assert "I can't take *ours.toml* as it is, and nothing was changed." in words
    for line in (
        "Line 4: There is no sentence “thansk”. Did you mean “thanks”?",
        "Line 5: “invite”: There is no field “acount”. Did you mean {{ account }}?",
        "Line 7: “close”: “first_call” isn't known in this sentence.",
        "Line 8: “terms” has to be words in quotes.",
        "Line 9: “change_who”: No letter is whole without this sentence.",
        "Line 10: “fromal” is no tone: there are warm, formal and brief. Did you mean “formal”?",
        "Line 12: I can't read “what is this”.",
    ):
        assert line in words, line
    assert "Import it" not in said.buttons()
    assert "No words of your own in German yet" in (await words_of(aiko, settled, Language="German")).plain()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00", "This is no text in UTF-8."),
        (b"x" * 400_001, "It is larger than 400 kilobytes"),
        (b'[warm]\nthanks = "x"', 'Its first line should be like this: language = "de"'),
        (b'language = "tlh"', "“tlh” is none of the languages that I write"),
        (b'language = "en"\nthanks = "x"', "Line 2: “thanks” stands below no tone."),
        (b'language = "en"\n[warm]\nthanks = "x"\nthanks = "y"', "Line 4: “thanks” stands here twice"),
        (b'language = "en"\n[warm]\nthanks = "my password: hunter2!Xy"', "looks as if a password or key were in it"),
        (b"a." * 75_000 + b"a = 1", "Line 1: I can't read"),
        (b"[" * 300_000, "Line 1: I can't read"),
        (b"[" + b" " * 300_000, "Line 1: I can't read"),
        (b'language = "en"\n[warm]\n' + b'thanks = """\n' * 20_000, "more."),
    ],
)
async def test_a_hostile_file_is_refused_in_words(
    aiko: MemberDriver, settled: Settle, content: bytes, told: str
) -> None:
    assert told in (await sent(aiko, settled, content)).plain()


async def test_what_was_changed_since_it_was_shown_is_shown_anew(aiko: MemberDriver, settled: Settle) -> None:
    shown = await sent(aiko, settled, 'language = "en"\n[warm]\nthanks = "Thanks a lot."')
    await words_of(aiko, settled, **END)
    await (await said(aiko, settled, "Invitation to reply", "Reply.")).close(whole_stack=True)
    await aiko.click("Import it", shown)
    await settled()
    assert "It changes 2 sentences of letters in English:" in aiko.messages()[-1].plain()


async def test_who_is_no_lead_exports_and_imports_nothing(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    page = await words_of(dana, settled)
    assert ("Export" in page.buttons(), "Import …" in page.buttons()) == (True, False)
    assert 'language = "en"' in await exported(playground, dana, settled)
