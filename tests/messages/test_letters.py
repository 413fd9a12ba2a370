"""Letters in all languages and tones, whoever writes and whatever is known: whole sentences of what is true, nothing else."""

import re
import tomllib
from dataclasses import fields, replace
from datetime import date
from email import message_from_bytes, policy
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import messages.introduction.phrases
from handover.customer_reasons import MAY_SAY
from handover.introduction.check import problems
from handover.introduction.earlier import Earlier
from handover.introduction.facts import AreaColleague, Colleague, CustomerFacts, Knowledge, News, Provider
from handover.introduction.outline import outline
from handover.introduction.problem import ProblemKind
from handover.model.customer_reply import ReplyKind
from handover.model.introduction import LONGEST_BODY, Introduction
from handover.model.letter_style import CustomerReason, Language, Tone, Writer
from handover.text.length import length
from messages.introduction import email, grammar
from tests.examples import a_handover
from tests.hypothesis_profiles import examples
from tests.messages.mail import plain_text

PHRASES = Path(messages.introduction.phrases.__path__[0])
DANA = Colleague("Dana Reyes", "dana@northwind.example")
PRIYA = Colleague("Priya Nair", "priya@northwind.example", "Priya has run twelve migrations like yours.")
AIKO = Colleague("Aiko Tanaka", "aiko@northwind.example")
BEN = AreaColleague("Ben Ode", "ben@northwind.example", "the technical side")
MAREK = Colleague("Marek Novak", "marek@northwind.example")
CALL, LAST, BACK, WROTE = date(2026, 3, 17), date(2026, 3, 23), date(2026, 9, 1), date(2026, 3, 2)
IN_WORDS = {
    Language.ENGLISH: (
        "Tuesday, 17 March 2026",
        "Monday, 23 March 2026",
        "Tuesday, 1 September 2026",
        "1 September 2026",
    ),
    Language.GERMAN: (
        "Dienstag, 17. März 2026",
        "Montag, 23. März 2026",
        "Dienstag, 1. September 2026",
        "1. September 2026",
    ),
    Language.FRENCH: ("mardi 17 mars 2026", "lundi 23 mars 2026", "mardi 1er septembre 2026", "1er septembre 2026"),
    Language.SPANISH: (
        "martes, 17 de marzo de 2026",
        "lunes, 23 de marzo de 2026",
        "martes, 1 de septiembre de 2026",
        "1 de septiembre de 2026",
    ),
    Language.PORTUGUESE: (
        "17 de março de 2026 (terça-feira)",
        "23 de março de 2026 (segunda-feira)",
        "1 de setembro de 2026 (terça-feira)",
        "1 de setembro de 2026",
    ),
    Language.BRAZILIAN: (
        "17 de março de 2026 (terça-feira)",
        "23 de março de 2026 (segunda-feira)",
        "1º de setembro de 2026 (terça-feira)",
        "1º de setembro de 2026",
    ),
    Language.JAPANESE: ("2026年3月17日（火）", "2026年3月23日（月）", "2026年9月1日（火）", "2026年9月1日"),
}
STANDARD = [one for one in CustomerReason if one is not CustomerReason.NOTHING]
EARLIER = st.none() | st.builds(
    Earlier, st.just(WROTE), st.booleans(), st.booleans(), st.none() | st.sampled_from(ReplyKind)
)
STYLES = st.tuples(st.sampled_from(Language), st.sampled_from(Tone), st.sampled_from(Writer))
NOT_FINISHED = re.compile(r"  |\{\{|\}\}|\bNone\b| [.,;:]\s| $|\.\.|。。|[^\S\n]\n", re.MULTILINE)
FRENCH_COLON = re.compile(r" (?=[;:])")


@st.composite
def all_facts(draw: st.DrawFn) -> CustomerFacts:
    """Anything that can be known, or not, of a letter in any style."""
    language, tone, writer = draw(STYLES)
    news = draw(st.sampled_from(News))

    def perhaps(value: str) -> str:
        return draw(st.sampled_from(("", value)))

    return CustomerFacts(
        account="Fjordline Logistics",
        greeting=draw(st.sampled_from(("", "all", "Maria", "Maria Olsen, Jo Park"))),
        outgoing=replace(DANA, email=perhaps(DANA.email)),
        incoming=replace(PRIYA, email=perhaps(PRIYA.email), line=perhaps(PRIYA.line)),
        reason=perhaps("Dana is moving to our partner team"),
        call_planned=draw(st.booleans()),
        first_call=draw(st.sampled_from((None, CALL))),
        writer=writer,
        outgoing_helps_until=draw(st.sampled_from((None, LAST))) if news is News.CHANGE else None,
        knowledge=draw(st.sampled_from(Knowledge)),
        promises_known=draw(st.booleans()),
        terms_stay=draw(st.booleans()),
        manager=AIKO if writer is Writer.MANAGER else None,
        manager_at_call=draw(st.booleans()),
        news=news,
        back_on=draw(st.sampled_from((None, BACK))) if news is News.COVER else None,
        has_left=perhaps("Sam Lee") if news in (News.CHANGE, News.PROVIDER) else "",
        temporary_contact=draw(st.sampled_from((None, MAREK))),
        team=perhaps("Digital Success"),
        colleagues=draw(st.sampled_from(((), (BEN,)))),
        provider=Provider("Orbis", perhaps("Ana Lind"), perhaps("ana@orbis.example"), draw(st.booleans()))
        if news is News.PROVIDER
        else None,
        language=language,
        tone=tone,
        why=draw(st.none() | st.sampled_from(STANDARD)) if news is News.CHANGE else None,
    )


ONLY_THEN = {ProblemKind.BLANK, ProblemKind.SHORT}
"""What is found in a letter of Baton's because something is not known yet."""


@settings(max_examples=examples(150))
@given(all_facts(), EARLIER)
def test_no_word_of_a_letter_is_worth_a_look(facts: CustomerFacts, earlier: Earlier | None) -> None:
    """A check that finds fault with what Baton writes itself would be passed unread."""
    subject, body = email.draft_subject(facts, earlier), email.draft_body(facts, earlier)
    letter = Introduction(to="maria@fjordline.example", subject=subject, body=body, version=1)
    found = problems(a_handover(customer_reason=facts.reason, leaver=facts.has_left), letter)
    assert [(one.kind.value, one.detail) for one in found if one.kind not in ONLY_THEN] == []


@settings(max_examples=examples(150))
@given(all_facts(), EARLIER)
def test_every_letter_is_whole_sentences_with_blanks_for_what_is_missing_alone(
    facts: CustomerFacts, earlier: Earlier | None
) -> None:
    subject, written = email.draft_subject(facts, earlier), email.draft_body(facts, earlier)
    assert subject
    assert "[[" not in subject
    for text in (subject, written):
        assert NOT_FINISHED.search(FRENCH_COLON.sub("", text) if facts.language is Language.FRENCH else text) is None, (
            text
        )
    assert length(written) <= LONGEST_BODY
    blanks = set(re.findall(r"\[\[fill in: (.*?)\]\]", written))
    assert blanks <= {
        "date of the first call",
        "why Priya is a good choice for you",
        "e-mail address of Priya",
        "e-mail address of Dana",
        "what you do about what they said",
        "what you propose to them now",
    }
    assert ("date of the first call" in blanks) <= (facts.first_call is None)
    assert ("why Priya is a good choice for you" in blanks) <= (not facts.incoming.line)
    assert ("e-mail address of Priya" in blanks) is (not facts.incoming.email)


@settings(max_examples=examples(100))
@given(all_facts(), EARLIER)
def test_a_letter_says_of_what_is_true_and_of_nothing_else(facts: CustomerFacts, earlier: Earlier | None) -> None:
    written = email.draft_body(facts, earlier)
    _, last, back, _ = IN_WORDS[facts.language]
    assert (last in written) <= (facts.outgoing_helps_until is not None)
    assert (back in written) <= (facts.back_on is not None)
    assert ("Sam Lee" in written) <= bool(facts.has_left)
    assert ("Digital Success" in written) <= bool(facts.team)
    assert ("Orbis" in written) <= (facts.provider is not None)
    assert ("partner team" in written) <= bool(facts.reason)
    assert ("Aiko Tanaka" in written) is (facts.manager is not None)
    assert written.split("\n\n")[-1].split("\n")[1:] == [one.name for one in facts.senders]


@settings(max_examples=examples(60))
@given(all_facts())
def test_the_mail_file_of_every_letter_is_read_back_as_it_was_written(facts: CustomerFacts) -> None:
    draft = Introduction(
        to="maria@fjordline.example", subject=email.draft_subject(facts), body=email.draft_body(facts), version=1
    )
    mail = message_from_bytes(email.eml(draft), policy=policy.default)
    assert mail["Subject"] == draft.subject
    assert plain_text(mail).strip("\n") == draft.body.strip("\n")


def a_letter(**changes: object) -> CustomerFacts:
    known = CustomerFacts(
        account="Fjordline Logistics",
        greeting="Maria",
        outgoing=DANA,
        incoming=PRIYA,
        reason="",
        call_planned=True,
        first_call=CALL,
        writer=Writer.OUTGOING,
        outgoing_helps_until=LAST,
        knowledge=Knowledge.ACCEPTED,
        promises_known=True,
        terms_stay=True,
    )
    return replace(known, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", list(Language))
def test_days_are_written_as_the_language_writes_them(language: Language) -> None:
    call, last, back, short = IN_WORDS[language]
    written = email.draft_body(a_letter(language=language))
    assert call in written
    assert last in written
    cover = a_letter(language=language, news=News.COVER, back_on=BACK, outgoing_helps_until=None)
    assert back in email.draft_body(cover)
    assert short in email.draft_subject(cover)


@pytest.mark.parametrize("tone", list(Tone))
def test_that_all_was_gone_through_is_said_only_once_it_is_accepted(tone: Tone) -> None:
    """P97: "we have gone through your goals and promises" is a promise of its own."""
    gone_through = "I have gone through your goals, your projects and what we have promised you."
    assert gone_through in email.draft_body(a_letter(tone=tone))
    for knowledge in (Knowledge.KNOWN, Knowledge.LEARNING):
        assert "have gone through" not in email.draft_body(a_letter(tone=tone, knowledge=knowledge))


@pytest.mark.parametrize(
    ("style", "greeted"),
    [
        ((Language.ENGLISH, Tone.WARM), "Hello Maria Olsen, Jo Park,"),
        ((Language.ENGLISH, Tone.FORMAL), "Dear Maria Olsen, Jo Park,"),
        ((Language.GERMAN, Tone.WARM), "Hallo Maria Olsen, Jo Park,"),
        ((Language.GERMAN, Tone.FORMAL), "Guten Tag Maria Olsen, Jo Park,"),
        ((Language.FRENCH, Tone.BRIEF), "Bonjour Maria Olsen, Jo Park,"),
        ((Language.SPANISH, Tone.WARM), "Hola, Maria Olsen, Jo Park:"),
        ((Language.PORTUGUESE, Tone.WARM), "Olá, Maria Olsen, Jo Park,"),
        ((Language.BRAZILIAN, Tone.BRIEF), "Olá, Maria Olsen, Jo Park,"),
        ((Language.JAPANESE, Tone.WARM), "Maria Olsen 様、Jo Park 様"),
    ],
)
def test_people_are_greeted_as_the_language_and_the_tone_greet(style: tuple[Language, Tone], greeted: str) -> None:
    language, tone = style
    written = email.draft_body(a_letter(greeting="Maria Olsen, Jo Park", language=language, tone=tone))
    assert written.split("\n")[0] == greeted


def test_both_csms_sign_what_both_write() -> None:
    written = email.draft_body(a_letter(writer=Writer.BOTH))
    assert "together we have gone through" in written
    assert written.endswith("Warm regards,\nDana Reyes\nPriya Nair")


def test_a_provider_outside_is_named_with_whom_to_turn_to_there() -> None:
    """P15."""
    provider = Provider("Orbis Partners", "Ana Lind", "ana@orbis.example")
    facts = a_letter(
        news=News.PROVIDER, provider=provider, writer=Writer.MANAGER, manager=AIKO, outgoing_helps_until=None
    )
    written = email.draft_body(facts)
    assert email.draft_subject(facts) == "Orbis Partners will look after you"
    assert "Orbis Partners will look after you in our place. Your contact there is Ana Lind." in written
    assert "How to reach us\nAna Lind: ana@orbis.example\nPriya Nair: priya@northwind.example" in written
    assert "We are preparing what they need" in written
    informed = replace(facts, provider=replace(provider, informed=True))
    assert "They have what they need from us" in email.draft_body(informed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Dana moves on", "Dana moves on. Priya Nair will be"),
        ("Dana moves on!", "Dana moves on! Priya Nair will be"),
        ("Dana  moves\non.", "Dana moves on. Priya Nair will be"),
    ],
)
def test_what_was_typed_stands_in_the_letter_as_a_sentence(typed: str, said: str) -> None:
    assert said in email.draft_body(a_letter(reason=typed))


@pytest.mark.parametrize(
    ("name", "of", "that"),
    [
        ("Priya", "de Priya", "que Priya"),
        ("Anna", "d’Anna", "qu’Anna"),
        ("Élodie", "d’Élodie", "qu’Élodie"),
        ("Yves", "d’Yves", "qu’Yves"),
        ("Yuki", "de Yuki", "que Yuki"),
        ("Hugo", "de Hugo", "que Hugo"),
        ("株式会社", "de 株式会社", "que 株式会社"),
    ],
)
def test_french_words_before_a_name_lose_their_vowel_where_they_do(name: str, of: str, that: str) -> None:
    assert (grammar.of(name), grammar.that(name)) == (of, that)


def phrases_of(code: str) -> dict[str, dict[str, str]]:
    """Return the phrases of a language with those that it inherits."""
    own = tomllib.loads((PHRASES / f"{code}.toml").read_text(encoding="utf-8"))
    if "inherits" not in own:
        return own
    base = phrases_of(own.pop("inherits"))
    return {part: {**base[part], **own.get(part, {})} for part in base}


OF_PORTUGAL = re.compile(
    r"\b(?:contactos?|equipas?|tele(?:móvel|móveis)|factos?|con(?:nos|s)[ií]?go|connosco|regresso|convosco|ecrã|utilizador|partilhar)\b"
    r"|\w[áé]mos\b|\best(?:ou|á|amos|ão) a \w+[aei]r\b|\w-(?:me|lhe|nos|se|o|a)\b|\bvenho por este meio",
    re.IGNORECASE,
)
"""Words and forms that only Portugal writes: contacto, equipa, consigo, preparámos, estou a rever, contar-me."""


def test_portuguese_of_brazil_says_nothing_as_only_portugal_does() -> None:
    everything = [words for part in ("warm", "formal", "brief") for words in phrases_of("pt_BR")[part].values()]
    assert [words for words in everything if OF_PORTUGAL.search(words)] == []
    assert [words for words in everything if re.search(r"\ba gente\b|\bpra\b|\bvc\b", words)] == []
    assert len([words for words in phrases_of("pt")["warm"].values() if OF_PORTUGAL.search(words)]) > 20


def test_portuguese_of_brazil_inherits_what_both_say() -> None:
    of_both = ("subject_cover", "greeting_named", "next", "next_there", "until_day")
    brazil, portugal = phrases_of("pt_BR"), phrases_of("pt")
    assert [key for key in of_both if brazil["warm"][key] != portugal["warm"][key]] == []
    for part in ("warm", "formal", "brief"):
        own = tomllib.loads((PHRASES / "pt_BR.toml").read_text(encoding="utf-8"))[part]
        assert [key for key, words in own.items() if portugal[part].get(key) == words] == [], "said twice"
    written = email.draft_body(a_letter(language=Language.BRAZILIAN, knowledge=Knowledge.KNOWN))
    assert written.startswith("Olá, Maria,\n\nEscrevo porque muda a pessoa que acompanha Fjordline Logistics")
    assert "com Priya, estou revisando seus objetivos, seus projetos e nossos compromissos com você." in written
    assert "gostaria de apresentar Priya a você em uma breve reunião." in written
    assert written.endswith("Um abraço,\nDana Reyes")


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_the_words_for_every_sentence_and_no_others(language: Language) -> None:
    english, other = phrases_of("en"), phrases_of(language)
    assert set(other) == {"writing", *Tone}
    assert set(other["warm"]) == set(english["warm"])
    for tone in ("formal", "brief"):
        assert set(other[tone]) <= set(other["warm"])
    named = re.compile(r"\{\{ (\w+(?:\.\w+)?)")
    for key, words in english["warm"].items():
        if not key.startswith("subject"):
            people = {name.split(".")[0] for name in named.findall(words)} - {"blank"}
            assert {name.split(".")[0] for name in named.findall(other["warm"][key])} - {"blank"} <= people | {
                "incoming",
                "account",
            }, key


def test_every_word_in_the_phrasebook_is_said_in_some_letter() -> None:
    said: set[str] = {"close", "what_goals", "what_promises", "until_day", "until_unknown", "next", "reach"}
    replies = [None, *(Earlier(WROTE, same, True) for same in (True, False))]
    replies += [Earlier(WROTE, same, False, reply) for same in (True, False) for reply in (None, *ReplyKind)]
    some: dict[str, object] = {
        "reason": "Dana moves on.",
        "team": "Digital Success",
        "has_left": "Sam Lee",
        "temporary_contact": MAREK,
        "provider": Provider("Orbis", "Ana Lind", informed=True),
        "back_on": BACK,
        "colleagues": (BEN,),
    }
    none: dict[str, object] = {
        "greeting": "",
        "outgoing_helps_until": None,
        "manager_at_call": True,
        "promises_known": False,
    }
    to_all: dict[str, object] = {"greeting": "all"}
    chosen = product(Writer, News, Knowledge, replies, (some, none, to_all))
    for writer, news, knowledge, earlier, known in chosen:
        manager = AIKO if writer is Writer.MANAGER else None
        facts = a_letter(writer=writer, news=news, knowledge=knowledge, manager=manager, **known)
        said.update(one.key for part in outline(facts, earlier) for one in part.sentences)
    for writer, why in product(Writer, STANDARD):
        said.update(one.key for part in outline(a_letter(writer=writer, why=why)) for one in part.sentences)
    words = tomllib.loads((PHRASES / "en.toml").read_text(encoding="utf-8"))["warm"]
    assert {key for key in words if not key.startswith("subject")} == said


def test_no_fact_of_a_letter_can_hold_what_is_internal() -> None:
    """P3: notes, reasons among colleagues, health and money have no field that a sentence could name."""
    assert {one.name for one in fields(CustomerFacts)} == {
        "account",
        "back_on",
        "call_planned",
        "colleagues",
        "first_call",
        "greeting",
        "has_left",
        "incoming",
        "knowledge",
        "language",
        "manager",
        "manager_at_call",
        "news",
        "outgoing",
        "outgoing_helps_until",
        "outgoing_there",
        "own_words",
        "promises_known",
        "provider",
        "reason",
        "team",
        "temporary_contact",
        "terms_stay",
        "tone",
        "why",
        "writer",
    }


@pytest.mark.parametrize("language", list(Language))
def test_every_standard_reason_stands_in_the_letter_as_one_sentence_that_differs_by_who_signs(
    language: Language,
) -> None:
    """P96: nothing of it is worth a look, and two reasons never read the same."""
    for tone, writer in product(Tone, Writer):
        manager = AIKO if writer is Writer.MANAGER else None
        without = a_letter(language=language, tone=tone, writer=writer, manager=manager)
        said = {}
        for why in STANDARD:
            parts = email.draft_body(replace(without, why=why)).split("\n\n")
            plain = email.draft_body(without).split("\n\n")
            assert [*parts[:1], *parts[2:]] == [*plain[:1], *plain[2:]], "the rest of the letter is as without a reason"
            said[why] = parts[1]
            assert len(parts[1]) > len(plain[1]), (why, tone, writer)
        assert len(set(said.values())) == len(STANDARD)
        speaks = [said[why] for why in (CustomerReason.PROMOTION, CustomerReason.NEW_ROLE, CustomerReason.LEAVES)]
        assert all(("Dana" in one) is (writer is not Writer.OUTGOING) for one in speaks)


def test_a_standard_reason_is_said_in_the_place_of_what_was_typed() -> None:
    written = email.draft_body(a_letter(why=CustomerReason.PROMOTION, reason="Dana moves on."))
    assert "I am taking on more responsibility in our company" in written
    assert "Dana moves on." not in written


def test_no_standard_reason_says_what_for_its_case_stays_among_colleagues() -> None:
    cases = [(reason, offered) for reason, offered in MAY_SAY.items() if offered]
    for (reason, offered), language in product(cases, Language):
        said = [
            email.draft_body(a_letter(language=language, tone=tone, writer=writer, why=why)).split("\n\n")[1]
            for why, tone, writer in product(offered, Tone, (Writer.OUTGOING, Writer.BOTH))
        ]
        body = "\n\n".join(dict.fromkeys(said))
        letter = Introduction(to="maria@fjordline.example", subject="Priya Nair", body=body, version=1)
        found = problems(a_handover(reason=reason), letter)
        assert [
            one for one in found if one.kind not in {*ONLY_THEN, ProblemKind.LONG, ProblemKind.HARD_TO_READ}
        ] == [], (reason, language)
