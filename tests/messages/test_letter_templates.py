"""Letters with a workspace's own words: whole, safe and within bounds, whatever these say."""

import re
from dataclasses import fields, replace
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.introduction.facts import CustomerFacts
from handover.letter_templates.fields import FIELDS, is_gap
from handover.letter_templates.samples import keys_said, sample
from handover.letter_templates.template import problems_of, tidied
from handover.model.introduction import LONGEST_BODY, Introduction
from handover.model.letter_style import Language, Tone
from handover.text.length import length
from messages.introduction import email, letter
from messages.introduction.phrasebook import Phrasebook, sentence_keys
from messages.letter_templates.preview import letter_with, of_sentence
from messages.letter_templates.sentences import MEANINGS, TITLES
from messages.letter_templates.values import TemplatesValue
from tests.hypothesis_profiles import examples
from tests.messages.mail import plain_text

KEYS = [key for key in sentence_keys() if not is_gap(key)]
WARM, EN = Tone.WARM, Language.ENGLISH
FORBIDDEN = (
    *("{{", "}}", "{%", "%}", "{#", "[[", "]]", "| of", "| sama", "\n", " "),
    *("{{ incoming.__class__ }}", "{{ self }}", "{{ 9**9**9 }}", "<script>", "[a](javascript:b)", "Bcc: x@y.example"),
)
PIECES = st.sampled_from((*(f"{{{{ {name} }}}}" for name in FIELDS), *FORBIDDEN))
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=12).map("".join)


def test_every_sentence_has_a_title_and_every_field_a_meaning() -> None:
    assert set(TITLES) == set(KEYS)
    assert set(MEANINGS) == set(FIELDS)


@pytest.mark.parametrize("language", list(Language))
def test_batons_own_words_are_in_order_themselves_and_there_is_a_letter_for_each(language: Language) -> None:
    wrong = []
    for tone in Tone:
        for key in KEYS:
            words = Phrasebook(language, tone, {}).wording(key).words
            facts, earlier = sample(key, language, tone)
            if words and problems_of(language, key, words):
                wrong.append((tone, key, words))
            if key not in keys_said(facts, earlier) or (words and not letter.sentence_said(key, facts, earlier)):
                wrong.append((tone, key, "is not said"))
    assert wrong == []


@settings(max_examples=examples(300))
@given(st.sampled_from(KEYS), st.sampled_from(Language), st.sampled_from(Tone), TEXTS)
def test_whatever_somebody_types_a_letter_is_whole_and_shows_nothing_but_what_a_customer_may_read(
    key: str, language: Language, tone: Tone, typed: str
) -> None:
    words = tidied(key, typed)
    facts, earlier = sample(key, language, tone)
    own = {tone: {key: words}}
    with_own = replace(facts, own_words=own)
    subject, body = email.draft_subject(with_own, earlier), email.draft_body(with_own, earlier)
    assert of_sentence(TemplatesValue(language, tone), key, typed, {})
    assert length(body) <= LONGEST_BODY
    if problems_of(language, key, words):
        assert (subject, body) == (email.draft_subject(facts, earlier), email.draft_body(facts, earlier))
        return
    for text in (subject, body):
        assert re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|Undefined|object at 0x|  ", text) is None, text
    assert ("[[" in body) <= ("[[" in email.draft_body(facts, earlier))
    assert subject
    assert "\n" not in subject
    draft = Introduction(to="maria@fjordline.example", subject=subject, body=body, version=1)
    mail = message_from_bytes(email.eml(draft), policy=policy.default)
    assert mail["Subject"] == subject
    assert mail["Bcc"] is None
    assert plain_text(mail).strip("\n") == body.strip("\n")
    html = mail.get_body(("html",))
    assert html is not None
    assert (
        re.search(r"<(?!/?(?:p|br|ul|li|a|html|head|meta|style|body|div|!DOCTYPE)\b)", str(html.get_content())) is None
    )


def test_own_words_that_name_what_this_letter_does_not_know_are_none_for_it() -> None:
    facts, _ = sample("change_incoming", EN, WARM)
    words = "I am {{ incoming.name }} and take over from {{ outgoing.first_name }}."
    known = replace(facts, own_words={WARM: {"change_incoming": words}})
    assert "I am Priya Nair and take over from Dana." in email.draft_body(known)
    nobody = replace(known, outgoing=replace(known.outgoing, name=""))
    assert "my name is Priya Nair, and I am taking over" in email.draft_body(nobody)


def test_own_words_that_are_not_sound_any_more_are_passed_over() -> None:
    facts, _ = sample("thanks", EN, WARM)
    gone = replace(facts, own_words={WARM: {"thanks": "Thanks, {{ company_motto }}."}})
    assert "Thank you for your trust." in email.draft_body(gone)


def test_a_letter_has_room_for_own_words_or_says_batons() -> None:
    facts, _ = sample("thanks", EN, WARM)
    long = {key: ("Word " * 99).strip() for key in ("thanks", "invite", "terms", "close", "next")}
    long |= {"change_outgoing": "Word " * 99, "reach_person": "{{ person.email }} " + "word " * 90}
    body = email.draft_body(replace(facts, own_words={WARM: {key: tidied(key, one) for key, one in long.items()}}))
    assert body == email.draft_body(facts)


@pytest.mark.parametrize(
    ("own", "tone", "words", "whose"),
    [
        ({}, Tone.FORMAL, "We thank you for your trust.", (False, Tone.FORMAL)),
        ({WARM: {"thanks": "W."}}, WARM, "W.", (True, WARM)),
        ({WARM: {"thanks": "W."}}, Tone.FORMAL, "We thank you for your trust.", (False, Tone.FORMAL)),
        ({Tone.FORMAL: {"thanks": "F."}}, Tone.FORMAL, "F.", (True, Tone.FORMAL)),
        ({Tone.FORMAL: {"thanks": "F."}}, WARM, "Thank you for your trust.", (False, WARM)),
        ({Tone.FORMAL: {"thanks": "F."}}, Tone.BRIEF, "", (False, Tone.BRIEF)),
        ({WARM: {"thanks": ""}}, WARM, "", (True, WARM)),
    ],
)
def test_where_a_tone_has_its_own_words_they_come_first(
    own: dict[Tone, dict[str, str]], tone: Tone, words: str, whose: tuple[bool, Tone]
) -> None:
    found = Phrasebook(EN, tone, own).wording("thanks")
    assert (found.words, (found.own, found.tone)) == (words, whose)


def test_where_no_tone_says_it_otherwise_own_warm_words_hold_in_all_of_them() -> None:
    own = {WARM: {"terms": "All stays."}}
    assert [Phrasebook(EN, tone, own).wording("terms").words for tone in Tone] == ["All stays."] * 3


def test_a_sentence_is_shown_in_the_letter_of_a_customer_where_that_says_it() -> None:
    facts, _ = sample("change_outgoing", EN, WARM)
    theirs = replace(facts, account="Acme")
    about = TemplatesValue()
    assert letter_with(about, "thanks", {}, (theirs, None)).facts.account == "Acme"
    other = letter_with(about, "until_day", {}, (theirs, None))
    assert (other.sample, other.asked) == (True, "Acme")


def test_what_a_sentence_can_name_is_known_to_the_letter() -> None:
    """A field that somebody adds here and not there would be refused by every letter."""
    known = {one.name for one in fields(CustomerFacts)} | {
        "until",
        "what",
        "helps_until",
        "back_on_short",
        "written_on",
    }
    known |= {"left", "temporary", "person"}
    assert {name.partition(".")[0] for name in FIELDS} <= known
