"""Internal text in letters: none of it gets through in any disguise, and clean letters do (P3)."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from handover.introduction.check import problems
from handover.introduction.leaks import leaks
from handover.introduction.problem import Problem, ProblemKind
from handover.model.answers import Answer, Part
from handover.model.disclosure import CustomerText, Disclosure, InternalText, NeutralText, texts
from handover.text.undisguised import run_together
from tests.corpus.letters.disguises import DISGUISES
from tests.corpus.letters.letters import FIELDS, Letter, clean_letters, handover_of, leaking_letters, worlds
from tests.corpus.letters.restating import leaks_beside_facts, restating_letters
from tests.examples import DANA, NOW, a_handover

REPEATED = {ProblemKind.INTERNAL_TEXT, ProblemKind.PERHAPS_INTERNAL}


@cache
def checked(letters: Any) -> tuple[tuple[Letter, tuple[Problem, ...]], ...]:
    return tuple((letter, problems(letter.handover, letter.draft)) for letter in letters())


def test_none_of_200_leaks_of_12_fields_in_15_disguises_passes() -> None:
    """E: a sentence of an internal text is stopped, whatever its line breaks, bullets, quotes, apostrophes, spacing …"""
    found = checked(leaking_letters)
    assert (len(found), len(FIELDS), len(DISGUISES)) == (200, 12, 15)
    assert {(letter.field, letter.disguise) for letter, _ in found} == {(f, d) for f in FIELDS for d in DISGUISES}
    kinds = [(letter, {one.kind for one in its} & REPEATED) for letter, its in found]
    assert [(letter.language, letter.field, letter.disguise) for letter, its in kinds if not its] == []
    assert len([letter for letter, its in kinds if ProblemKind.INTERNAL_TEXT not in its]) <= 1


def test_of_200_clean_letters_in_six_languages_none_is_blocked_and_at_most_four_are_warned_about() -> None:
    found = checked(clean_letters)
    assert (len(found), len(Counter(letter.language for letter, _ in found))) == (200, 6)
    assert [(letter.body, its) for letter, its in found if any(one.certain for one in its)] == []
    assert len([letter for letter, its in found if its]) <= 4


def test_letters_that_state_what_is_noted_in_the_customers_own_terms_pass() -> None:
    """E: "You use the reporting API for your dashboard" beside the note "They use the reporting API for a dashboard"."""
    found = [(letter, problems(letter.handover, letter.draft)) for letter in restating_letters(140)]
    assert [(letter.body, its) for letter, its in found if any(one.certain for one in its)] == []
    assert len([letter for letter, its in found if its]) <= 2


def test_an_internal_sentence_beside_such_facts_does_not_pass() -> None:
    found = [(letter, problems(letter.handover, letter.draft)) for letter in leaks_beside_facts()]
    assert [letter.body for letter, its in found if not REPEATED & {one.kind for one in its}] == []
    assert len([letter for letter, its in found if not any(one.certain for one in its)]) <= 1


@pytest.mark.parametrize(
    "note",
    [
        "Their CFO blocks everything new.",
        "Ils veulent vraiment résilier bientôt.",
        "Brandt hasst unsere neuen Preise.",
        "A Dana foi demitida ontem.",
    ],
)
def test_a_short_note_with_words_put_in_between_is_asked_about(note: str) -> None:
    """E: "They will really cancel, honestly, in June": a note of five words with others between."""
    words = note.rstrip(".").split()
    for salted in (
        " really ".join(words),
        f"{words[0]} {words[1]} as it were {' '.join(words[2:])}",
        f"So {note[:-1]}, that is it",
    ):
        assert leaks(a_handover(internal_note=note), f"Hello Maria,\n{salted}\nBye") != (), salted


@pytest.mark.parametrize(
    ("note", "written"),
    [
        (
            "No budget, procurement wants us to wait until the auditor has left.",
            "Procurement wanted everybody to wait, there was no budget, until the auditor leaves.",
        ),
        (
            "Die Werkstatt verweigert uns seit dem Brand jede Auskunft.",
            "Seit dem Brand wurde uns von der Werkstatt jede Auskunft verweigert.",
        ),
        (
            "Sinnlos, die Lageristen verspotten jede Schulung von uns.",
            "Sinnlos, die so gesehen Lageristen verspotten halt jede Schulung ehrlich gesagt von uns.",
        ),
        (
            "Non legge le offerte e dà la colpa a noi.",
            "Non legge diciamo le offerte e dà insomma la colpa a noi.",
        ),
        (
            "Ils maquillent leurs comptes depuis que la banque veut les reprendre.",
            "Depuis que la banque a voulu les reprendre, leurs comptes étaient maquillés.",
        ),
        (
            "Todavía no, y el gerente quiere ocultar eso hasta la próxima junta.",
            "Todavía no, digamos, y el gerente vaya quiere ocultar digamos eso hasta la próxima junta.",
        ),
        (
            "Fa lo stesso, il consorzio ha già deciso di sostituirci.",
            "Fa lo steso, il consrozio ha già decsio di sosttiuirci.",
        ),
        (
            "Faut-il leur cacher que la facturation n'a jamais correspondu ?",
            "Faut-il leur cacher que la factur. n'a jamais corresp. ?",
        ),
        (
            "O diretor financeiro teme uma penhora e esconde as contas da fábrica.",
            "Por temer uma penhora, o diretor financeiro escondia as contas da fábrica.",
        ),
        (
            "Geen vertrouwen, ze zwijgen tegen ons over de brand.",
            "Over de brand hebben ze tegen ons gezwegen, er was geen vertrouwen.",
        ),
        (
            "課長は成績不振のため降格となり、給与も下がる予定です。",
            "給与も下がる予定で、成績不振により課長は降格となりました。",
        ),
    ],
)
def test_what_is_noted_in_other_forms_in_another_order_or_among_other_words_is_asked_about(
    note: str, written: str
) -> None:
    """E: another tense and person, the end first, words put in between, mistyped and cut short words, in eight languages."""
    for handover in (a_handover(internal_note=note), a_handover(internal_note=f"As you know. {note} That is all.")):
        found = leaks(handover, f"Hello Maria,\n\nall is well.\n{written}\nBye")
        assert [leak.sentence for leak in found] == [note], written


def test_a_fact_told_in_another_order_is_no_leak() -> None:
    """E: "as soon as the stock count is done" for "after the stock count": its words name a thing and a day, few say anything."""
    for note, written in (
        (
            "Phase two starts in Leeds after the stock count.",
            "Phase two starts in Leeds as soon as the stock count is done.",
        ),
        ("Die Rechnungen gehen an das Postfach der Buchhaltung.", "An das Postfach der Buchhaltung gehen Rechnungen."),
        ("Las facturas van al buzón de contabilidad.", "Al buzón de contabilidad seguirán llegando las facturas."),
    ):
        assert leaks(a_handover(internal_note=note), f"Hello,\n{written}\nBye") == (), written


def test_what_the_customer_may_know_may_be_said_in_another_order() -> None:
    reason = "Dana leads our new team in Lisbon because she asked us for a change."
    handover = a_handover(
        customer_reason=reason, internal_note="She asked for a change because our team in Lisbon leads."
    )
    assert leaks(handover, f"Hello,\n{reason}\nBye") == ()


def test_a_phrase_of_courtesy_gives_nothing_away() -> None:
    phrase = "Quedo a su disposición para cualquier duda."
    assert leaks(a_handover(closing_note=phrase), f"Hola Lucía,\n{phrase}\nDana") == ()


@pytest.mark.parametrize("world", worlds(), ids=lambda world: world["language"])
def test_the_whole_of_each_internal_text_is_named(world: Any) -> None:
    handover = handover_of(world)
    for text in world["internal"].values():
        found = leaks(handover, f"Hello,\n{text}\nBye")
        assert found, text
        assert all(leak.certain for leak in found), text
        assert all(leak.sentence in text and leak.place in text for leak in found)


def test_a_part_of_a_long_answer_is_stopped() -> None:
    answer = (
        "They started with one site. Their buyer compares every invoice with the offer by hand, which takes weeks. "
        "We never found out who leaked the pricing sheet. The rest is in the plan."
    )
    handover = a_handover(answers={"status": Answer("status", (Part(answer, DANA, NOW),))})
    found = leaks(handover, "Hello Maria, as agreed, their buyer compares every invoice with the offer by hand. Dana")
    assert [(leak.sentence, leak.certain) for leak in found] == [
        ("Their buyer compares every invoice with the offer by hand, which takes weeks.", False)
    ]
    found = leaks(
        handover, "Hello Maria,\nas we all know here:\ntheir buyer compares every invoice with the offer by hand\nDana"
    )
    assert [leak.certain for leak in found] == [True]


def test_a_sentence_with_a_word_more_less_or_other_is_stopped() -> None:
    note = "The finance lead thinks that we overcharge them and has asked two competitors for quotes."
    handover = a_handover(internal_note=note)
    for changed in (
        "The finance lead thinks that some overcharge them and has asked two competitors for quotes.",
        "The finance lead thinks we overcharge them and has asked 2 competitors for quotes.",
        "The finance lead really thinks that we overcharge them and has already asked two competitors for quotes.",
    ):
        assert [leak.certain for leak in leaks(handover, changed)] == [True], changed


@pytest.mark.parametrize(
    ("note", "written"),
    [
        (
            "They use the reporting API for the stock list in Leeds.",
            "You use the reporting API for the stock list in Leeds.",
        ),
        ("Im Mai haben wir ihnen die Schnittstelle zugesagt.", "Im Mai haben wir Ihnen die Schnittstelle zugesagt."),
        ("Ils veulent un export pour leurs auditeurs.", "Vous voulez un export pour vos auditeurs, et Inès le sait."),
    ],
)
def test_a_fact_in_the_second_person_is_shared_not_leaked(note: str, written: str) -> None:
    """E: what the letter says to the customer about the customer stands in the notes in the third person."""
    assert leaks(a_handover(internal_note=note), f"Hello,\n{written}\nBye") == ()


def test_a_word_cut_in_two_does_not_address_the_customer() -> None:
    """E: "cons-ta" ends in a word that addresses people in French."""
    note = "Consta que andam a testar o Teceplan nas nossas costas."
    found = leaks(
        a_handover(internal_note=note),
        "Olá,\nCons-\nta que and-\nam a test-\nar o Tec-\neplan nas nossas cos-\ntas.\nAté já",
    )
    assert [leak.certain for leak in found] == [True]


def test_a_verb_turned_to_the_customer_is_no_typing_error() -> None:
    note = "Rinnovano a marzo e prima vogliono parlare di altre tre strutture."
    written = "Rinnovate a marzo e prima volete parlare di altre tre strutture."
    assert leaks(a_handover(internal_note=note), f"Cari,\n{written}\nPaolo") == ()


def test_the_place_in_the_letter_is_named_beside_what_it_repeats() -> None:
    found = leaks(a_handover(internal_note=NOTE), f"Hello Maria.\nBy the way: {NOTE[:-6].upper()}!\nBye")
    assert [(leak.sentence, leak.place) for leak in found] == [(NOTE, f"By the way: {NOTE[:-6].upper()}!")]


NOTE = "Dana had a burn-out in spring and must not be called any more."


@pytest.mark.parametrize(
    "written",
    [
        f"<!-- {NOTE} -->",
        f'<span title="{NOTE}">Hello</span>',
        f"<{NOTE}>",
        NOTE.replace(" ", " :eyes: "),
        NOTE.replace(" ", " 🙈 "),
        "Dana had a burn-out in spring\n\nMany thanks for your trust.\n\nand must not be called any more.",
        "And must not be called any more: Dana had a burn-out in spring.",
        "Dana had a breakdown in spring and must not be called any more.",
        "Dana had a burn-out in spring and must not be called.",
        "Dana had a burn-out in late spring and must really not be called any more, sadly.",
    ],
)
def test_a_sentence_is_stopped_between_signs_in_parts_and_turned_round(written: str) -> None:
    """E: hidden from a reader of HTML only, with pictures between the words, in two places, the end first, one word other."""
    handover = a_handover(internal_note=NOTE)
    assert [leak.certain for leak in leaks(handover, f"Hello Maria,\n{written}\nBye")] == [True]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Worst account I ever had.", [True]),
        ("Die Gutschrift nicht erwähnen.", [False]),
        ("Il peggior cliente di sempre.", [True]),
        ("They distrust us.", [False]),
        ("Thank you for everything.", []),
    ],
)
def test_a_whole_text_of_a_few_words_is_stopped_or_asked_about(text: str, certain: list[bool]) -> None:
    """H: a note of four words repeated whole is no accident; one that everybody could write is asked about at most."""
    found = leaks(a_handover(closing_note=text), f"Hello Maria,\n{text.upper()}\nBye")
    assert [leak.certain for leak in found] == certain


@pytest.mark.parametrize(
    ("note", "certain"),
    [
        ("Sie zahlen nie vor der dritten Mahnung.", True),
        ("O Rui sai em maio e ninguém sabe.", True),
        ("Presupuesto congelado hasta septiembre.", False),
        ("Nunca pagan antes del tercer aviso.", False),
        ("予算は秋まで凍結されている。", True),
        ("二か月無料にして収めた。", False),
    ],
)
def test_a_thin_sentence_copied_word_for_word_never_passes(note: str, certain: bool) -> None:
    """E: of its words few say something, but they are the very ones: four that do are no accident, fewer are asked about."""
    handover = a_handover(internal_note=note)
    for written in (f"Hello Maria,\n{note}\nBye", f"Hello Maria. All is well. {note} See you soon.", note.upper()):
        assert [leak.certain for leak in leaks(handover, written)] == [certain], written


def test_a_thin_sentence_among_other_words_is_asked_about() -> None:
    handover = a_handover(internal_note="Usage down by a third since the January outage.")
    found = leaks(handover, "Hello,\nJust so you know: usage down by a third since the January outage, sadly.\nBye")
    assert [leak.certain for leak in found] == [False]


def test_a_piece_of_a_sentence_that_is_all_of_the_letters_is_asked_about() -> None:
    handover = a_handover(internal_note="He invented it, and the CRO found out last week.")
    found = leaks(handover, "Hello,\nAll is well.\nAnd the CRO found out last week.\nBye")
    assert [leak.certain for leak in found] == [False]


def test_a_noted_fact_that_a_letter_makes_a_sentence_of_is_no_leak() -> None:
    """E: "planned for 20 June" beside "is planned for 20 June"; what is noted in sentences has all its words already."""
    handover = a_handover(internal_note="Migration to the new API planned for 20 June.")
    assert leaks(handover, "Hello,\nThe migration to the new API is planned for 20 June.\nBye") == ()


def test_a_sentence_on_the_same_matter_in_other_words_is_no_leak() -> None:
    handover = a_handover(internal_note="Formazione inutile, odiano lo strumento.")
    assert leaks(handover, "La formazione inizia a gennaio. Lo strumento avrà una nuova pagina.") == ()


def test_what_the_customer_may_know_and_the_draft_of_ours_is_no_leak() -> None:
    reason, own = "Dana is moving to a new role with us.", "What we agreed with you about the storage stays as it is."
    handover = a_handover(customer_reason=reason, internal_note=f"{reason} {own}")
    assert leaks(handover, f"Hello,\n{reason} {own}", own) == ()
    assert leaks(handover, f"Hello,\n{reason}") == ()
    assert [leak.sentence for leak in leaks(handover, own)] == [own]


@pytest.mark.parametrize(
    "phrase",
    [
        "the warehouse rollout in Leeds",
        "Fjordline Logistics",
        "Tuesday, 17 March 2026",
        "please let me know if you have any questions",
        "Northwind Warehouse Analytics Cloud",
    ],
)
def test_a_short_phrase_that_everybody_uses_is_no_leak(phrase: str) -> None:
    handover = a_handover(internal_note=f"Everything depends on {phrase} and on whether their new boss believes us.")
    assert leaks(handover, f"Hello Maria, about {phrase}: Priya will write to you soon.") == ()


def test_languages_without_spaces_are_compared_too() -> None:
    note = "新しい担当者は価格について何も知らされていないので、この件は絶対に話さないでください。"
    handover = a_handover(internal_note=note)
    assert [leak.certain for leak in leaks(handover, f"マリア様\n{note[:24]}\nよろしくお願いいたします。")] == [True]
    assert leaks(handover, "マリア様\n新しい担当者のプリヤがご挨拶いたします。よろしくお願いいたします。") == ()


def test_look_alikes_are_one() -> None:
    assert run_together("Тhey раy lаte") == run_together("they pay late") == run_together("ｔｈｅｙ 𝗽𝗮𝘆 l&#97;te")
    assert run_together("Ϲaϲtus ΗΝΥtown ſo") == run_together("Cactus HNYtown so")
    assert run_together("ΝΑΙ ΥΓΕΙΑ") == run_together("ναι υγεια")
    assert run_together("Straße · naïve · can’t") == run_together("STRASSE naive cant")


# Every field of the model


@dataclass(frozen=True)
class Inner:
    forgotten: str
    at: date


@dataclass(frozen=True)
class Outer:
    open: CustomerText
    key: NeutralText
    several: tuple[InternalText, ...]
    by_name: dict[str, InternalText]
    inner: tuple[Inner, ...]


@dataclass(frozen=True)
class Mixed:
    """Types in which the texts differ."""

    beside_an_id: tuple[InternalText, NeutralText]
    by_name: dict[str, tuple[InternalText, CustomerText]]
    undeclared_beside_an_id: tuple[NeutralText, str]
    either: InternalText | tuple[NeutralText, ...] | None


def test_a_text_beside_one_of_another_kind_is_internal_when_one_of_them_is() -> None:
    value = Mixed(("a", "id"), {"x": ("b", "open")}, ("id2", "c"), "d")
    assert {*"abcd"} <= {*texts(value, Disclosure.INTERNAL)}
    assert list(texts(value, Disclosure.CUSTOMER)) == []


def test_a_text_that_nobody_declared_is_internal() -> None:
    """H: every internal field is covered by construction, a new one too."""
    value = Outer("a", "b", ("c", ""), {"x": "d"}, (Inner("e", date(2026, 3, 2)),))
    assert list(texts(value, Disclosure.INTERNAL)) == ["c", "d", "e"]
    assert list(texts(value, Disclosure.CUSTOMER)) == ["a"]


def test_all_internal_fields_of_a_handover_are_found() -> None:
    """H: a "does not apply" reason, a reply, a saved message, a step's note, a "not needed" or block reason."""
    for world in worlds():
        found = list(texts(handover_of(world), Disclosure.INTERNAL))
        assert [text for text in world["internal"].values() if text not in found] == []


def test_the_letter_itself_is_not_compared_with_itself() -> None:
    handover = a_handover()
    letter = next(iter(clean_letters()))
    saved = replace(handover, introduction=letter.draft)
    assert [one for one in problems(saved, letter.draft) if one.kind in REPEATED] == []
