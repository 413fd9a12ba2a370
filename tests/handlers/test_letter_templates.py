"""The words of letters: looked through by everybody, changed by leads beside a letter that says them so, and put back."""

import pytest

from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.emails import answered, draft_open
from tests.handlers.letter_templates import FORM, PAGE, chosen, pressed, said, typed_for, words_of

pytestmark = pytest.mark.usefixtures("opened", "baton")
END = {"Part": "Greeting and end"}
NOTED = "Their finance lead blames our engineers for the outage and wants all of last year's money back."
THANKS = "Thank you for building with us, {{ account }}."
THANKED = "Thank you for building with us, Fjordline Logistics."


async def test_members_look_through_them_and_change_nothing(dana: MemberDriver, settled: Settle) -> None:
    page = await words_of(dana, settled)
    assert "No words of your own in English yet" in page.plain()
    assert "Workspace admins and team leads change them" in page.plain()
    assert "Introducing {{ incoming.name }}, your Customer Success Manager" in page.plain()
    assert page.buttons() == ["See a letter", "Next part", "Export"]
    await pressed(dana, settled, "Next part")
    page = await chosen(dana, settled, Language="German", Tone="Formal")
    assert "*Closing words above the names*\n>Mit freundlichen Grüßen" in page.plain()
    assert "As in the warm tone" in page.plain()
    await pressed(dana, settled, "See a letter")
    letter = (await dana.modal("A letter")).plain()
    assert "In German, formal, as I would write it now." in letter
    assert "Guten Tag Maria Olsen," in letter


async def test_a_sentence_is_changed_beside_a_letter_and_new_letters_say_it(
    aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await (await draft_open(dana, settled)).submit()
    await settled()
    await (await dana.modal()).close(whole_stack=True)
    await words_of(aiko, settled, **END)
    form = await typed_for(aiko, settled, "Thanks", THANKS)
    assert f"*It says*\n>{THANKED}" in form.plain()
    assert "The formal and brief tones have words of their own." in form.plain()
    assert f"{THANKED}\n\nWarm regards,\nDana Reyes" in form.plain()
    assert await form.submit() == {}
    await settled()
    page = await aiko.modal(PAGE)
    assert f">{THANKS}\n_Your own words_" in page.plain()
    assert "1 sentence of your own in English · @Aiko Tanaka changed 1 sentence" in page.plain()
    form = await draft_open(dana, settled)
    assert THANKED not in str(form.value("Body")), "a letter that is written keeps its words"
    await form.click("Write it otherwise …")
    await settled()
    await (await dana.modal("How it is written")).submit()
    await settled()
    assert THANKED in str((await dana.modal("Introduction e-mail")).value("Body"))


async def test_what_is_wrong_is_shown_while_it_is_typed_and_beside_the_field_and_nothing_is_lost(
    aiko: MemberDriver, settled: Settle
) -> None:
    await words_of(aiko, settled, **END)
    wrong = "Thank you, {{ acount }}.\nSee you {{ first_call }"
    form = await typed_for(aiko, settled, "Thanks", wrong)
    unknown = "Line 1: There is no field “acount”. Did you mean {{ account }}?"
    unclosed = "Line 2: “{{ first_call }”: a field ends with two braces, like {{ account }}."
    assert f"*It can't be kept like this*\n• {unknown}\n• {unclosed}" in form.plain()
    assert await form.submit() == {"Words": f"{unknown}\n{unclosed}"}
    assert form.value("Words") == wrong
    await form.fill({"Words": "The password is hunter2!Xy9"})
    assert "looks like a password or key" in (await form.submit())["Words"]


async def test_put_back_one_or_all_and_undo_brings_them_back(aiko: MemberDriver, settled: Settle) -> None:
    await words_of(aiko, settled, **END)
    await said(aiko, settled, "Thanks", THANKS)
    await said(aiko, settled, "Invitation to reply", "Just reply.")
    await pressed(aiko, settled, "Put back", "Thanks")
    page = (await aiko.modal(PAGE)).plain()
    assert (THANKS in page, ">Just reply." in page) == (False, True)
    await pressed(aiko, settled, "Undo latest change")
    assert THANKS in (await aiko.modal(PAGE)).plain()
    await pressed(aiko, settled, "Put all back")
    page = (await aiko.modal(PAGE)).plain()
    assert "No words of your own in English yet · @Aiko Tanaka changed 2 sentences" in page
    assert "Your own words" not in page
    await pressed(aiko, settled, "Undo latest change")
    assert "2 sentences of your own in English" in (await aiko.modal(PAGE)).plain()


async def test_a_tone_has_its_own_words_before_the_warm_ones_and_no_language_has_anothers(
    aiko: MemberDriver, settled: Settle
) -> None:
    await words_of(aiko, settled, **END)
    await said(aiko, settled, "Thanks", THANKS)
    page = await said(aiko, settled, "How to reach one person", "{{ person.name }} – {{ person.email }}")
    assert page.value("Tone") == "Warm"
    page = await chosen(aiko, settled, Tone="Formal")
    assert "*Thanks*\n>We thank you for your trust." in page.plain()
    assert ">{{ person.name }} – {{ person.email }}\n_Your own words of the warm tone_" in page.plain()
    assert "Your own words" not in (await chosen(aiko, settled, Language="French", Tone="Warm")).plain()
    page = await chosen(aiko, settled, Language="English", Tone="Brief")
    assert "*Thanks*\n>_Left out._" in page.plain()


async def test_opened_from_a_letter_it_is_that_letter_that_says_it(aiko: MemberDriver, settled: Settle) -> None:
    await (await draft_open(aiko, settled)).click("See the words of all letters")
    await settled()
    await chosen(aiko, settled, **END)
    form = await typed_for(aiko, settled, "Closing words above the names", "All the best from all of us,")
    assert "The e-mail to Fjordline Logistics" in form.plain()
    assert "All the best from all of us,\nDana Reyes" in form.plain()
    await form.close()
    await chosen(aiko, settled, Part="Cover for somebody on leave")
    await pressed(aiko, settled, "Change …", "Until a day, within the news")
    form = await aiko.modal(FORM)
    assert "The e-mail to Fjordline Logistics doesn't say this. *An e-mail that does*" in form.plain()
    assert "*It says*\n>until Wednesday, 1 September 2027" in form.plain()


async def test_what_only_colleagues_may_read_is_found_in_own_words_too(
    aiko: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    """Baton's own words are known to hold nothing internal; those of the workspace are read like what anybody types."""
    await answered(dana, settled, NOTED)
    await (await draft_open(aiko, settled)).click("See the words of all letters")
    await settled()
    await chosen(aiko, settled, **END)
    form = await typed_for(aiko, settled, "Thanks", NOTED)
    assert "stands in what only colleagues may read" in form.plain()
    assert await form.submit() == {}
    await settled()
    await (await aiko.modal()).close(whole_stack=True)
    await (await draft_open(dana, settled)).click("Write it otherwise …")
    await settled()
    await (await dana.modal("How it is written")).submit()
    await settled()
    await (await dana.modal("Introduction e-mail")).submit()
    await settled()
    preview = (await dana.modal("Preview")).plain()
    assert NOTED in preview
    assert "stands in what only colleagues may read" in preview


async def test_what_is_worth_a_look_is_said_while_it_is_typed(aiko: MemberDriver, settled: Settle) -> None:
    await words_of(aiko, settled, **END)
    form = await typed_for(aiko, settled, "Thanks", "Thank you for a year without churn.")
    assert "Whoever writes a letter with it is asked to look at “churn”." in form.plain()


async def test_of_two_who_change_the_same_sentence_neither_loses_words(
    aiko: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await words_of(aiko, settled, **END)
    form = await typed_for(aiko, settled, "Thanks", THANKS)
    await words_of(lucas, settled, **END)
    await said(lucas, settled, "Thanks", "Thanks a lot.")
    assert "has been changed elsewhere" in (await form.submit())["Words"]
    assert form.value("Words") == THANKS


async def test_an_undo_that_comes_late_undoes_nothing(aiko: MemberDriver, settled: Settle) -> None:
    await words_of(aiko, settled, **END)
    page = await said(aiko, settled, "Thanks", THANKS)
    await page.close(whole_stack=True)
    await words_of(aiko, settled, **END)
    await said(aiko, settled, "Invitation to reply", "Just reply.")
    await page.click("Undo latest change")
    await settled()
    assert "Somebody has changed these words since you opened them" in (await aiko.modal()).plain()
