"""A letter to each recipient: greets its reader alone, in every language and tone, and says nobody a line that is another's."""

import io
from dataclasses import replace
from email import message_from_bytes, policy
from itertools import product
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.introduction.each import letters_to, readdressed
from handover.introduction.facts import Colleague, CustomerFacts, Knowledge
from handover.model.introduction import Addressee, Introduction
from handover.model.letter_style import Language, LetterStyle, Tone, Writer
from messages.introduction import each, email
from tests.hypothesis_profiles import examples
from tests.messages.mail import plain_text

MARIA = Addressee("maria@fjordline.example", "Maria Olsen", "The date of your go-live stays.")
TOM = Addressee("tom@fjordline.example", "Tom Baker")
NOBODY = Addressee("office@fjordline.example")
GREETED = {
    (Language.ENGLISH, Tone.WARM): ("Hello Maria,", "Hello Tom,"),
    (Language.ENGLISH, Tone.FORMAL): ("Dear Maria Olsen,", "Dear Tom Baker,"),
    (Language.ENGLISH, Tone.BRIEF): ("Hello Maria,", "Hello Tom,"),
    (Language.GERMAN, Tone.WARM): ("Hallo Maria,", "Hallo Tom,"),
    (Language.GERMAN, Tone.FORMAL): ("Guten Tag Maria Olsen,", "Guten Tag Tom Baker,"),
    (Language.GERMAN, Tone.BRIEF): ("Hallo Maria,", "Hallo Tom,"),
    (Language.FRENCH, Tone.WARM): ("Bonjour Maria,", "Bonjour Tom,"),
    (Language.FRENCH, Tone.FORMAL): ("Bonjour Maria Olsen,", "Bonjour Tom Baker,"),
    (Language.FRENCH, Tone.BRIEF): ("Bonjour Maria,", "Bonjour Tom,"),
    (Language.SPANISH, Tone.WARM): ("Hola, Maria:", "Hola, Tom:"),
    (Language.SPANISH, Tone.FORMAL): ("A la atención de Maria Olsen:", "A la atención de Tom Baker:"),
    (Language.SPANISH, Tone.BRIEF): ("Hola, Maria:", "Hola, Tom:"),
    (Language.PORTUGUESE, Tone.WARM): ("Olá, Maria,", "Olá, Tom,"),
    (Language.PORTUGUESE, Tone.FORMAL): ("À atenção de Maria Olsen,", "À atenção de Tom Baker,"),
    (Language.PORTUGUESE, Tone.BRIEF): ("Olá, Maria,", "Olá, Tom,"),
    (Language.BRAZILIAN, Tone.WARM): ("Olá, Maria,", "Olá, Tom,"),
    (Language.BRAZILIAN, Tone.FORMAL): ("À atenção de Maria Olsen,", "À atenção de Tom Baker,"),
    (Language.BRAZILIAN, Tone.BRIEF): ("Olá, Maria,", "Olá, Tom,"),
    (Language.JAPANESE, Tone.WARM): ("Maria Olsen 様", "Tom Baker 様"),
    (Language.JAPANESE, Tone.FORMAL): ("Maria Olsen 様", "Tom Baker 様"),
    (Language.JAPANESE, Tone.BRIEF): ("Maria Olsen 様", "Tom Baker 様"),
}
POSTSCRIPT = {
    Language.ENGLISH: "P.S. ",
    Language.GERMAN: "PS: ",
    Language.FRENCH: "P.-S. : ",
    Language.SPANISH: "P. D.: ",
    Language.PORTUGUESE: "P.S.: ",
    Language.BRAZILIAN: "P.S.: ",
    Language.JAPANESE: "追伸：",
}
WHOM = ("Maria, Tom", "Maria Olsen, Tom Baker", "all", "")


def a_letter(language: Language, tone: Tone, greeting: str, each: tuple[Addressee, ...]) -> Introduction:
    facts = CustomerFacts(
        account="Fjordline Logistics",
        greeting=greeting,
        outgoing=Colleague("Dana Reyes", "dana@northwind.example"),
        incoming=Colleague("Priya Nair", "priya@northwind.example", "Priya has run twelve migrations like yours."),
        reason="",
        call_planned=False,
        first_call=None,
        writer=Writer.OUTGOING,
        outgoing_helps_until=None,
        knowledge=Knowledge.ACCEPTED,
        promises_known=True,
        terms_stay=True,
        language=language,
        tone=tone,
    )
    to = ", ".join(one.to for one in each)
    subject, body = email.draft_subject(facts), email.draft_body(facts)
    return Introduction(to=to, subject=subject, body=body, version=1, style=LetterStyle(tone=tone), each=each)


@pytest.mark.parametrize("language", list(Language))
def test_each_is_greeted_alone_as_the_language_and_tone_greet_however_all_were_greeted(language: Language) -> None:
    for tone, whom in product(Tone, WHOM):
        draft = a_letter(language, tone, whom, (MARIA, TOM))
        first, second = each.letters(draft)
        assert (first.body.split("\n")[0], second.body.split("\n")[0]) == GREETED[language, tone], (tone, whom)
        assert (first.to, second.to) == (MARIA.to, TOM.to)
        own = draft.body.split("\n")[1:]
        assert second.body.split("\n")[1:] == own, "without a line it says what it says to all"
        assert first.body.split("\n")[1:] == [*own, "", f"{POSTSCRIPT[language]}{MARIA.line}"]


@pytest.mark.parametrize("language", list(Language))
def test_whose_name_is_not_known_is_greeted_politely_without_one(language: Language) -> None:
    for tone in Tone:
        [letter] = each.letters(a_letter(language, tone, "Maria", (NOBODY,)))
        assert letter.body.split("\n")[0] == a_letter(language, tone, "", ()).body.split("\n")[0]


@pytest.mark.parametrize(
    ("typed", "first", "second", "third"),
    [
        ("Good morning Maria and Tom!", "Good morning Maria!", "Good morning Tom!", "Hello,"),
        ("Hi Tom & Maria,", "Hi Maria,", "Hi Tom,", "Hello,"),
        ("Hey Maria,", "Hey Maria,", "Hey Tom,", "Hello,"),
        (
            "Maria Olsen and Tom Baker, good morning",
            "Maria Olsen, good morning",
            "Tom Baker, good morning",
            "Hello,",
        ),
    ],
)
def test_a_greeting_in_other_words_that_names_them_names_each_alone(
    typed: str, first: str, second: str, third: str
) -> None:
    """Nobody is greeted by somebody else's name, in own words or in those of the workspace."""
    draft = a_letter(Language.ENGLISH, Tone.WARM, "Maria", (MARIA, TOM, NOBODY))
    own = replace(draft, body="\n".join((typed, *draft.body.split("\n")[1:])))
    read = [one.body.split("\n")[0] for one in each.letters(own)]
    assert read == [first, second, third]


def test_a_greeting_of_ones_own_stays_and_that_is_said() -> None:
    draft = a_letter(Language.ENGLISH, Tone.WARM, "Maria, Tom", (MARIA, TOM))
    own = Introduction(to=draft.to, subject="S", body="Good morning to both of you!\n\nThere is news.", each=draft.each)
    assert {one.body.split("\n")[0] for one in each.letters(own)} == {"Good morning to both of you!"}
    assert "all of them begin in the same way" in str(each.shown(own))
    assert "all of them begin in the same way" not in str(each.shown(draft))
    assert each.letters(own)[0].body.endswith("There is news.\n\nP.S. The date of your go-live stays.")


LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=8, max_size=60)


@settings(max_examples=examples(60))
@given(
    st.sampled_from(Language),
    st.sampled_from(Tone),
    st.sampled_from(WHOM),
    st.lists(LINES.map(str.strip).filter(lambda one: len(one) > 6), min_size=2, max_size=7, unique=True),
)
def test_no_file_or_link_holds_a_line_or_an_address_of_somebody_else(
    language: Language, tone: Tone, whom: str, typed: list[str]
) -> None:
    """Each file is read back as it was written, whoever it is for."""
    lines = {f"p{number}@fjordline.example": f"{number}<{one}>" for number, one in enumerate(typed)}
    draft = a_letter(language, tone, whom, letters_to(", ".join(lines), lines, {}))
    letters = each.letters(draft)
    assert [one.to for one in letters] == list(lines)
    with ZipFile(io.BytesIO(each.archive(draft))) as zipped:
        files = [zipped.read(name) for name in zipped.namelist()]
        assert len(set(zipped.namelist())) == len(lines)
    assert files == [email.eml(one) for one in letters]
    for one, file in zip(draft.each, files, strict=True):
        mail = message_from_bytes(file, policy=policy.default)
        assert mail["To"] == one.to
        read = plain_text(mail)
        assert one.line in read
        others = [other for other in draft.each if other != one]
        assert not any(other.line in read or other.to in file.decode() for other in others)
    for one, link, lacks in each.links(draft):
        assert link.startswith(f"mailto:{one.to}?subject=")
        assert len(link) <= email.LONGEST_MAILTO
        assert ("body=" in link) is (not lacks)
    assert each.archive(draft) == each.archive(draft)


def test_one_letter_to_all_is_as_it_was() -> None:
    draft = a_letter(Language.ENGLISH, Tone.WARM, "Maria, Tom", ())
    assert each.letters(draft) == (draft,)
    assert each.shown(draft) == []
    assert list(each.links(draft)) == []
    assert each.shown_lines(draft) == []


def test_whoever_stays_a_recipient_keeps_their_line_and_others_come_and_go_with_it() -> None:
    kept = readdressed(
        (MARIA, TOM), "TOM@fjordline.example, New <new@fjordline.example>", {"new@fjordline.example": "Kim"}
    )
    assert kept == (
        Addressee("TOM@fjordline.example", "Tom Baker"),
        Addressee("new@fjordline.example", "Kim"),
    )
    assert readdressed((MARIA, TOM), "maria@fjordline.example", {}) == (MARIA,)
    assert readdressed((), "maria@fjordline.example", {}) == ()
