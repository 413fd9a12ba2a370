"""The introduction e-mail in modals: the form, its missing facts, the preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handover.introduction.check import blanks
from handover.introduction.facts import CustomerFacts, News, news_of
from handover.model.handover import Contact, Handover
from handover.model.introduction import LONGEST_BODY, Introduction
from handover.model.letter_style import LetterStyle
from handover.roles import sender
from handover.settings import LINE_LIMIT, NAME_LIMIT
from messages.introduction import letter
from messages.introduction.each_form import each_line
from messages.introduction.sending import how_sent
from messages.introduction.sending_back import sent_back_words
from messages.kit import blocks
from messages.kit.dates import day, day_and_year, weekday_and_date
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import pieces
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.values import ButtonValue
from messages.letter_style import style_line
from messages.writing_again import writing_again

TO, SUBJECT, BODY = "to", "subject", "body"
FIRST_CALL, LINE = "first_call", "line"
OUTGOING_NAME, INCOMING_NAME, GREETING = "outgoing_name", "incoming_name", "greeting"
LONGEST_GREETING = 200
MOST_ADDED = 5
"""How many recipients that were added are named."""
SENT_BY = "sent_by"


@dataclass(frozen=True)
class Clash:
    """Somebody has saved the e-mail meanwhile: the words that say so, and the fields that both have changed."""

    words: str
    fields: Sequence[str]


def form(
    handover: Handover,
    draft: Introduction,
    *,
    metadata: str,
    facts: CustomerFacts,
    clash: Clash | None = None,
    outdated: bool = False,
    anew: bool = False,
    call_day: date | None = None,
    added: Sequence[Contact] = (),
) -> View:
    """Return the form To, Subject, Body. Its block ids carry the version, so that a newer draft replaces what is shown.

    `facts` are what it is written from. An `outdated` draft speaks of somebody who is no CSM here any more; one written `anew` is
    not saved yet. `call_day` is offered for the first call with the customer where the draft names none. `added` are the recipients
    that nobody named at the start, who are known at the customer.
    """
    shown = (
        f":{draft.version}{'anew' if anew else ''}{'undated' if draft.without_day else ''}{_style_mark(draft.style)}"
    )
    top: list[Block] = []
    if clash:
        top += _clash(clash, handover.introduction)
    top += [blocks.context(standing(handover)), *writing_again(handover)]
    if draft.returned:
        top.append(blocks.section(sent_back_words(draft.returned, draft.version)))
    if anew:
        top.append(blocks.section("Written anew from what I know now. The draft before stays until you save this one."))
    elif outdated:
        words = "The draft was written before somebody else handed over or took over. Shall I write it anew?"
        top.append(blocks.section(words, blocks.button("Write it anew", Action.EMAIL_ANEW, handover.id)))
    gaps = blanks(draft)
    if not gaps:
        words = "Is somebody called otherwise, or has the date of the call changed?"
        top.append(blocks.section(words, blocks.button("Correct …", Action.EMAIL_FACTS, handover.id)))
    else:
        top += _missing(handover, gaps, call_day)
    if handover.back_on and news_of(handover) is News.COVER:
        top.append(_day_back(handover, handover.back_on))
    top += [style_line(handover, facts), *each_line(handover, draft), _words_of_all(handover)]
    if added:
        top.append(blocks.context(_added(added)))
    return blocks.modal(
        Form.EMAIL,
        "Introduction e-mail",
        [
            *top,
            blocks.field(
                TO + shown,
                "To",
                blocks.text_field(TO, draft.to, placeholder="maria@customer.com, jan@customer.com", while_typing=True),
                hint="Separate several addresses with commas.",
                live=True,
            ),
            blocks.field(
                SUBJECT + shown,
                "Subject",
                blocks.text_field(SUBJECT, draft.subject, limit=200, while_typing=True),
                live=True,
            ),
            blocks.field(
                BODY + shown,
                "Body",
                blocks.text_field(BODY, draft.body, multiline=True, limit=LONGEST_BODY, while_typing=True),
                live=True,
            ),
        ],
        submit="Save and preview",
        metadata=metadata,
    )


def _words_of_all(handover: Handover) -> Block:
    """Return the way to the words that all letters of the workspace are written with."""
    return blocks.actions(blocks.button("See the words of all letters", Action.TEMPLATES_SEE, handover.id))


def _style_mark(style: LetterStyle) -> str:
    """Return what tells a draft that was written in another style from the one that was shown before."""
    return "".join(one or "" for one in (style.language, style.tone, style.writer, style.why))


def _day_back(handover: Handover, back_on: date) -> Block:
    """Return whether the e-mail says when who is on leave is back, and the way to have it otherwise (P9, P96)."""
    without = handover.introduction.without_day
    said = "doesn't say" if without else "says"
    words = (
        f"It {said} that {mention(handover.outgoing)} is back on {day_and_year(back_on)}, and never why they are away."
    )
    label = "Write it with the day" if without else "Write it without the day"
    return blocks.section(words, blocks.button(label, Action.EMAIL_DAY_BACK, handover.id))


def _added(added: Sequence[Contact]) -> str:
    """Return who is proposed as a recipient beside the contacts named at the start."""
    named = [f"*{safe(oneline(one.name or one.email), 80)}*" for one in added[:MOST_ADDED]]
    more = [f"{len(added) - MOST_ADDED} more"] if len(added) > MOST_ADDED else []
    return f"To: I added {listed([*named, *more])}, whom I know at the customer. Take out whoever should not get it."


def _missing(handover: Handover, gaps: Sequence[str], call_day: date | None) -> list[Block]:
    """Return what is still missing, with the buttons that put it in."""
    words = (
        f"*{count(len(gaps), 'thing is', 'things are')} still missing:* "
        f"{listed([safe(oneline(gap), 100) for gap in gaps[:5]])}."
    )
    buttons = [blocks.button("Fill in …", Action.EMAIL_FACTS, handover.id)]
    if call_day and letter.CALL_DAY in gaps:
        words += f" The plan has the call on {weekday_and_date(call_day)}: is that the day?"
        value = str(ButtonValue(handover.id, call_day.isoformat()))
        buttons.insert(0, blocks.button(f"Put in {day(call_day)}", Action.EMAIL_CALL_DAY, value))
    return [blocks.section(words), blocks.actions(*buttons)]


def _clash(clash: Clash, stored: Introduction) -> list[Block]:
    """Return what the fields would replace when they are saved again, the body whole."""
    words = f":warning: {clash.words} What you typed is still here: save again to put it in place of theirs."
    lines = {TO: f"*To, as it is saved now:* {safe(stored.to, 1000)}"}
    lines[SUBJECT] = f"*Subject, as it is saved now:* {safe(oneline(stored.subject), 400)}"
    top = [blocks.section("\n".join([words, *(lines[name] for name in clash.fields if name in lines)]))]
    if BODY in clash.fields:
        top += [
            blocks.context("*Body, as it is saved now:*"),
            *map(blocks.section, pieces(stored.body)),
            blocks.divider(),
        ]
    return top


def gaps_form(facts: CustomerFacts, former_line: str, *, metadata: str) -> View:
    """Return the form for what is missing and for how people are called, in the letter to this customer.

    `former_line` is offered where nothing is known about why the incoming CSM is a good choice.
    """
    name = safe(facts.incoming.first_name, 60)
    return blocks.modal(
        Form.EMAIL_FACTS,
        "What's missing",
        [
            blocks.section(
                "I'll put these into the e-mail for you; what you leave empty stays marked as a gap. "
                "Everything else you wrote stays as it is."
            ),
            blocks.field(
                FIRST_CALL,
                "Date of the first call with the customer",
                blocks.date_picker(FIRST_CALL, facts.first_call),
                optional=True,
            ),
            blocks.field(
                LINE,
                f"Why {name} is a good choice",
                blocks.text_field(
                    LINE,
                    facts.incoming.line or former_line,
                    multiline=True,
                    limit=LINE_LIMIT,
                    placeholder=f"{name} has …: experience, strengths, what it means for this customer",
                ),
                hint="For this customer alone, who will read it as it stands: one or two warm, concrete sentences.",
                optional=True,
            ),
            *_names(facts),
        ],
        submit="Put into e-mail",
        close="Back",
        metadata=metadata,
    )


def sent_form(handover: Handover, *, metadata: str) -> View:
    """Return the form that asks who sent the e-mail, for whoever marks it and is not to send it."""
    return blocks.modal(
        Form.EMAIL_SENT,
        "Mark as sent",
        [
            blocks.section("It was for somebody else to send. Who has sent it?"),
            blocks.field(SENT_BY, "Sent by", blocks.user_picker(SENT_BY, sender(handover))),
        ],
        submit="Mark as sent",
        metadata=metadata,
    )


def _names(facts: CustomerFacts) -> list[Block]:
    """Return the fields that correct how people are called in this letter."""
    return [
        blocks.field(
            OUTGOING_NAME,
            "Who hands over, as the customer knows them",
            blocks.text_field(OUTGOING_NAME, facts.outgoing.name, limit=NAME_LIMIT),
            optional=True,
        ),
        blocks.field(
            INCOMING_NAME,
            "Who takes over, as the customer will know them",
            blocks.text_field(INCOMING_NAME, facts.incoming.name, limit=NAME_LIMIT),
            optional=True,
        ),
        blocks.field(
            GREETING,
            "Whom it greets",
            blocks.text_field(GREETING, facts.greeting, limit=LONGEST_GREETING, placeholder="Maria, Jo"),
            hint="Where I'm not sure of somebody's first name, I use the whole name.",
            optional=True,
        ),
    ]


def standing(handover: Handover) -> str:
    """Return the account and how far its e-mail is, in mrkdwn."""
    draft, account = handover.introduction, safe(oneline(handover.account), 100)
    if draft.sent:
        how = how_sent(draft, draft.sent_at) if draft.sent_at else ""
        return f"{account} · sent by {mention(draft.sent_by)}{how}"
    if draft.approved:
        again = ". A change will need a new approval." if handover.open else ""
        return f"{account} · approved by {mention(draft.approved_by)}{again}"
    if draft.returned:
        since = ", changed since" if draft.returned.version != draft.version else ""
        return f"{account} · sent back by {mention(draft.returned.by)}{since}"
    if draft.asked_at:
        return f"{account} · waiting for approval"
    if draft.drafted:
        return f"{account} · draft, last saved by {mention(draft.author)}"
    return f"{account} · I wrote a first draft from what I know. Nothing is sent from here: you send it yourself."
