"""The introduction e-mail in messages: the request for approval, and the approved text to send."""

from collections.abc import Sequence
from datetime import date, datetime

from handover.introduction.drafting import may_take_back
from handover.introduction.last_day import moved_days
from handover.model.handover import Handover
from handover.model.introduction import Addressee, Introduction, SentBack
from handover.model.records import Contact
from handover.plan.dates import confidential_until, is_confidential, last_day
from handover.roles import sender
from handover.writing_again import sent_version
from messages.customer_reply.shown import reply_buttons, reply_line
from messages.introduction import each, email
from messages.introduction.body import head, prose
from messages.introduction.difference import difference, difference_words
from messages.introduction.preview import former_days_named, last_day_button
from messages.introduction.problems import let_pass, let_pass_words
from messages.introduction.sending import how_button, how_sent
from messages.introduction.sending_back import send_back_button, undo_button
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import inline_quote
from messages.kit.text import escape, first_listed, link, listed, mention, oneline, safe
from messages.kit.values import ButtonValue
from messages.stages import STATUSES
from messages.tell_first import not_told, not_told_block
from messages.writing_again import further_letter_line, write_again_button

MOST_ADDRESSES = 3
MOST_PIECES = 4
"""Most sections of the body in one message, whose blocks hold 13,200 characters."""


def approval_wanted(
    handover: Handover, version: int, *, reader: str = "", short: bool = False, left: Sequence[Contact] = ()
) -> Message:
    """Return the request to approve a version, or its outcome. A `short` one has the e-mail one tap away, not in it.

    `reader` is the user id of whoever is asked: who has sent it back can undo that. `left` are people of the
    customer's who are still to be told before it goes.
    """
    draft, account = handover.introduction, safe(oneline(handover.account), 100)
    author = mention(draft.author)
    if (letter := sent_version(handover, version)) and letter != draft:
        words = f":white_check_mark: {mention(letter.approved_by)} approved the e-mail to *{account}*, and it was sent."
        return Message(words, [blocks.section(words)])
    if draft.version == version and _last_day_moved(handover):
        words = (
            f"The last day of *{account}* has moved, so its introduction e-mail is put right first. "
            "No need to read this version."
        )
        return Message(words, [blocks.section(words)])
    if draft.approved and draft.version == version:
        words = f":white_check_mark: {mention(draft.approved_by)} approved the introduction e-mail for *{account}*."
        return Message(words, [blocks.section(words)])
    if draft.returned and draft.returned.version == draft.version == version:
        return _sent_back(handover, draft.returned, reader)
    if draft.version != version or draft.asked_at is None:
        words = f"{author} has changed the introduction e-mail for *{account}* since. No need to read this version."
        return Message(words, [blocks.section(words)])
    if not handover.open:
        words = f"The handover of *{account}* is {STATUSES[handover.status]}: its introduction e-mail waits for nobody any more."
        return Message(words, [blocks.section(words)])
    words = f"{author} has written the introduction e-mail for *{account}*. Is it good to go?"
    if draft.sent_back:
        words = (
            f"{author} has changed the introduction e-mail for *{account}*, which {mention(draft.sent_back.by)} sent back:\n"
            f">{inline_quote(draft.sent_back.why)}\nIs it good to go?"
        )
    if left:
        words += f"\n{not_told(left)}"
    if short:
        subject = f"*Subject:* {safe(oneline(draft.subject), 200)}"
        read = blocks.button("Read it", Action.EMAIL_READ, handover.id, "primary")
        return Message(f"{words}\n{subject}", [blocks.section(f"{words}\n{subject}"), blocks.actions(read)])
    value = str(ButtonValue(handover.id, str(version)))
    return Message(
        # What was let pass before the e-mail: a long one is cut.
        "\n".join(filter(None, (words, difference_words(draft), let_pass_words(draft), _whole(each.as_shown(draft))))),
        [
            blocks.section(words),
            *difference(draft),
            head(draft, 500),
            *prose(each.as_shown(draft).body)[:MOST_PIECES],
            *each.shown(draft, each.MOST_SHOWN),
            *let_pass(draft),
            blocks.actions(
                blocks.button("Approve", Action.EMAIL_APPROVE, value, "primary"),
                send_back_button(handover),
                blocks.button("Change something …", Action.EMAIL_OPEN, handover.id),
            ),
        ],
    )


def _sent_back(handover: Handover, back: SentBack, reader: str) -> Message:
    """Return that the version was sent back, with the undo for who has done it."""
    words = (
        f"{mention(back.by)} has sent the introduction e-mail for *{safe(oneline(handover.account), 100)}* back to "
        f"{mention(back.author)}:\n>{inline_quote(back.why)}\nI ask again once it is changed."
    )
    undo = [blocks.actions(undo_button(handover))] if reader == back.by and handover.open else []
    return Message(words, [blocks.section(words), *undo])


def ready(handover: Handover, version: int, now: datetime, left: Sequence[Contact] = ()) -> Message:
    """Return the approved e-mail with mailto link and "Mark as sent"; after that, who sent it and when.

    It is offered to take that back as long as it can be at `now` (UTC). `left` are people of the customer's who are
    still to be told before it goes.
    """
    draft, account = handover.introduction, safe(oneline(handover.account), 100)
    if letter := sent_version(handover, version):
        return _sent(handover, letter, now)
    if handover.letter_put_aside and handover.letter_put_aside.version == version:
        words = f"A further letter about *{account}* was written and is put aside: please don't send it."
        return Message(words, [blocks.section(words), blocks.actions(write_again_button(handover))])
    if draft.version == version and _last_day_moved(handover):
        words = (
            f"The last day of *{account}* is {day(last_day(handover))} now, and the approved introduction e-mail says "
            f"{former_days_named(handover)}: "
            "please don't send it as it is. Put the day right, and ask for approval again."
        )
        change = blocks.button("Change something …", Action.EMAIL_OPEN, handover.id)
        return Message(words, [blocks.section(words), blocks.actions(last_day_button(handover), change)])
    if not draft.approved or draft.version != version:
        words = f"The introduction e-mail for *{account}* is being changed again. A new version will follow here."
        return Message(words, [blocks.section(words)])
    if not handover.open:
        words = (
            f"The handover of *{account}* is {STATUSES[handover.status]}, so its introduction e-mail is not to be sent."
        )
        return Message(words, [blocks.section(words)])
    until = confidential_until(handover)
    if until is not None and is_confidential(handover, now):
        return _not_told_yet(handover, until)
    shown = each.as_shown(draft)
    words = (
        f":white_check_mark: The introduction e-mail for *{account}* is approved by {mention(draft.approved_by)}. "
        f"Over to you, {mention(sender(handover))}. Send {'them' if shown.each else 'it'} from your own mail program, "
        f"then press *Mark as sent*."
    )
    return Message(
        "\n".join(
            filter(
                None,
                (f"{words}{_lacks(shown)}", *_addresses_said(draft), not_told(left), _ways_said(shown), _whole(shown)),
            )
        ),
        [
            blocks.section(words),
            *not_told_block(left),
            _copyable(shown),
            *each.shown(shown, each.MOST_SHOWN),
            *_ways(shown),
            *(blocks.context(one) for one in _addresses_said(draft)),
            blocks.actions(
                blocks.button(
                    "Mark as sent", Action.EMAIL_SENT, str(ButtonValue(handover.id, str(version))), "primary"
                ),
                blocks.button("Change something …", Action.EMAIL_OPEN, handover.id),
            ),
        ],
    )


def _sent(handover: Handover, letter: Introduction, now: datetime) -> Message:
    """Return a letter that was sent: by whom and when, what the customer replied to it if it was the last, and "Take back"."""
    last, sent_at = letter == handover.sent_letter, letter.sent_at or now
    words = (
        f":envelope: {mention(letter.sent_by)} sent the introduction e-mail to the customer{how_sent(letter, sent_at)}."
    )
    if letter.marked_by and letter.marked_by != letter.sent_by:
        words += f" {mention(letter.marked_by)} marked it."
    heard = "\n".join(filter(None, (reply_line(handover), further_letter_line(handover)))) if last else ""
    ways = reply_buttons(handover) if last else []
    replied = [*([blocks.section(heard)] if heard else []), *([blocks.actions(*ways)] if ways else [])]
    told = "\n".join(filter(None, (words, heard)))
    other = [blocks.actions(how_button(handover))] if letter == handover.introduction and handover.active else []
    shown = each.as_shown(letter)
    text = [_copyable(shown), *each.shown(shown, each.MOST_SHOWN)]
    if letter != handover.introduction or not may_take_back(handover, now):
        return Message(f"{told}\n{_whole(shown)}", [blocks.section(words), *text, *replied, *other])
    back = blocks.button("Take back", Action.EMAIL_TAKE_BACK, str(ButtonValue(handover.id, str(letter.version))))
    hint = "Not sent after all? For a day this can be taken back."
    return Message(
        f"{told}\n{hint}\n{_whole(shown)}",
        [blocks.section(words), *text, *replied, blocks.section(hint, back), *other],
    )


def _not_told_yet(handover: Handover, until: date) -> Message:
    """Return that the approved e-mail is not to be sent yet; its text stands there from that day on."""
    draft, account = handover.introduction, safe(oneline(handover.account), 100)
    words = (
        f":lock: The introduction e-mail for *{account}* is approved by {mention(draft.approved_by)}, and confidential until "
        f"*{day(until)}*. From then on its text stands here, and {mention(sender(handover))} can send it."
    )
    read = blocks.button("Read it", Action.EMAIL_READ, handover.id)
    change = blocks.button("Change something …", Action.EMAIL_OPEN, handover.id)
    return Message(words, [blocks.section(words), blocks.actions(read, change)])


def _last_day_moved(handover: Handover) -> bool:
    """Return whether an e-mail is not to be read or sent as it is because it names a former last day."""
    draft = handover.introduction
    waits = handover.open and not (draft.sent or draft.approved or draft.asked_at)
    return waits and any(moved_days(handover, draft))


def _ways(draft: Introduction) -> list[Block]:
    """Return how the e-mail gets into a mail program: with a link, for each of a few recipients, and as a file."""
    if not draft.each:
        opened = link(email.mailto(draft), "Open in your mail program")
        return [blocks.section(f"{opened} · a file (.eml) follows in the thread{_lacks(draft)}")]
    links = [] if len(draft.each) > each.MOST_SHOWN else each.links(draft)
    ways = [blocks.section(f"{link(to, _opens(one))}{_without(lacks)}") for one, to, lacks in links]
    return [*ways, blocks.section(_files(draft))]


def _ways_said(draft: Introduction) -> str:
    """Return the same of letters of their own as text, where no link can be pressed."""
    if not draft.each:
        return ""
    links = [] if len(draft.each) > each.MOST_SHOWN else each.links(draft)
    return "\n".join([*(f"{escape(_opens(one))}{_without(lacks)}" for one, _, lacks in links), _files(draft)])


def _opens(one: Addressee) -> str:
    return f"Open the one to {one.name or one.to}"


def _without(lacks: Sequence[str]) -> str:
    return f" (without {listed(list(lacks), 'and')})" if lacks else ""


def _files(draft: Introduction) -> str:
    """Return which files follow, and what the text that can be copied leaves out."""
    files = "A file (.eml) for each follows in the thread."
    if len(draft.each) > each.MOST_SHOWN:
        files = (
            "A file (.zip) follows in the thread: it has an e-mail for each of them, which opens in your mail program."
        )
    return f"{files} The text above has neither their own greetings nor a P.S."


def _lacks(draft: Introduction) -> str:
    """Return what the link into the mail program has no room for, and where it is."""
    lacks = () if draft.each else email.mailto_lacks(draft)
    if not lacks:
        return ""
    return f"\nThe link has no room for {listed(list(lacks), 'or')}: copy it from above, or open the file."


def _addresses_said(draft: Introduction) -> list[str]:
    """Return what is to be known of recipients' addresses with letters beyond a to z, as lines of mrkdwn; nothing for others."""
    said = []
    if rare := email.not_for_every_server(draft):
        named = first_listed([safe(one, 100) for one in rare], MOST_ADDRESSES)
        said.append(
            f"{named}: not every mail server takes such letters before the @. If your mail program refuses, or the mail comes "
            "back, ask for another address."
        )
    if pairs := email.spelled_otherwise(draft):
        named = first_listed([f"{safe(shown, 100)} as {safe(sent, 150)}" for shown, sent in pairs], MOST_ADDRESSES)
        said.append(
            f"The link and the file write {named}: it is the same address, in letters that every mail server takes."
        )
    return said


def _whole(draft: Introduction) -> str:
    """Return the whole e-mail as text, for notifications and screen readers."""
    own = "\n".join(each.shown_lines(draft, each.MOST_SHOWN))
    text = f"To: {safe(draft.to, 500)}\nSubject: {safe(oneline(draft.subject), 400)}\n\n{escape(draft.body)}"
    return f"{text}\n\n{own}" if own else text


def _copyable(draft: Introduction) -> Block:
    """Return the whole e-mail as preformatted rich text, which can be copied with a tap."""
    text = f"To: {draft.to}\nSubject: {draft.subject}\n\n{draft.body}"
    return blocks.preformatted(text)
