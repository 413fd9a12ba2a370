"""The introduction as an e-mail: its draft, a mailto link, and an .eml file."""

import re
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from hashlib import sha256
from urllib.parse import quote

from handover.introduction.check import BLANK
from handover.introduction.earlier import Earlier
from handover.introduction.facts import CustomerFacts
from handover.model.handover import Contact
from handover.model.introduction import Introduction
from handover.text.email_address import addresses, as_sent, is_email_address
from messages.introduction import letter
from messages.introduction.html import as_html
from messages.kit.text import oneline, shorten

LONGEST_MAILTO = 1900
"""Characters of a link beyond which mail programs and browsers cut it."""

PLAIN_SUBJECT = 66
"""Characters of a subject that fit into one line with the header's name (RFC 5322)."""


def draft_to(contacts: tuple[Contact, ...]) -> str:
    """Return the To line: the addresses of the contacts."""
    return ", ".join(contact.email for contact in contacts if contact.email)


def draft_subject(facts: CustomerFacts, earlier: Earlier | None = None) -> str:
    """Return the subject of a letter; `earlier` is what a further one says of the one before it."""
    return shorten(oneline(letter.subject(facts, earlier)), 150)


def draft_body(facts: CustomerFacts, earlier: Earlier | None = None) -> str:
    """Return the body drafted from the facts, with blanks for unknown ones (P96–P104).

    `earlier` is what a further letter says of the one before it.
    """
    return letter.body(facts, earlier)


def filled(body: str, facts: CustomerFacts) -> str:
    """Return the body with the blanks filled that the facts can fill; other text stays."""
    known = {letter.address_of(one): one.email for one in (facts.outgoing, facts.incoming)}
    known |= {letter.why(facts.incoming): facts.incoming.line, letter.CALL_DAY: letter.call_day(facts)}
    return BLANK.sub(lambda match: known.get(match.group(1)) or match.group(), body)


def renamed(text: str, before: CustomerFacts, after: CustomerFacts) -> str:
    """Return the text with the greeting, and the names of the CSMs, as they are called now."""
    pairs = [
        (before.outgoing.name, after.outgoing.name),
        (before.incoming.name, after.incoming.name),
        (before.outgoing.first_name, after.outgoing.first_name),
        (before.incoming.first_name, after.incoming.first_name),
    ]
    if before.greeting != after.greeting:
        old, new = letter.greeting_line(before), letter.greeting_line(after)
        text = text.replace(old, new, 1)
    changed = {old: new for old, new in pairs if old and old != new}
    if not changed:
        return text
    # All at once, longest first: a name put in is not replaced again.
    names = "|".join(re.escape(name) for name in sorted(changed, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda found: changed[found.group()], text)


def mailto(draft: Introduction, longest: int = LONGEST_MAILTO) -> str:
    """Return a mailto link (RFC 6068), without the parts that make it too long; see `mailto_lacks`.

    First the body is left out, then the subject, then the recipients.
    """
    whole, subject, to = _mailto_links(draft)
    return next((one for one in (whole, subject, to) if len(one) <= longest), "mailto:")


def mailto_lacks(draft: Introduction, longest: int = LONGEST_MAILTO) -> tuple[str, ...]:
    """Return what the mailto link has no room for, empty when it holds the whole e-mail."""
    whole, subject, to = _mailto_links(draft)
    shown = mailto(draft, longest)
    if shown == whole:
        return ()
    parts = ("the text", "the subject", "the recipients")
    return parts[:1] if shown == subject else parts[:2] if shown == to else parts


def _mailto_links(draft: Introduction) -> tuple[str, str, str]:
    """Return the link with everything, without the body, and without body and subject."""
    to = "mailto:" + ",".join(quote(as_sent(address), safe="@+") for address in addresses(draft.to))
    subject = f"{to}?subject={quote(oneline(draft.subject))}"
    return f"{subject}&body={quote(draft.body.replace(chr(10), chr(13) + chr(10)))}", subject, to


def spelled_otherwise(draft: Introduction) -> tuple[tuple[str, str], ...]:
    """Return the recipients that the link and the file spell otherwise than the draft does, each with how: by an ASCII domain."""
    return tuple((one, as_sent(one)) for one in _reachable(draft) if as_sent(one).casefold() != one.casefold())


def not_for_every_server(draft: Introduction) -> tuple[str, ...]:
    """Return the recipients that only mail servers with SMTPUTF8 (RFC 6531) take: those with other letters before the @."""
    return tuple(one for one in _reachable(draft) if not as_sent(one).isascii())


def _reachable(draft: Introduction) -> list[str]:
    return [one for one in addresses(draft.to) if is_email_address(one)]


def eml(draft: Introduction) -> bytes:
    """Return the e-mail as an RFC 5322 file: as plain text, and the same as HTML. Mail programs open it as an unsent draft,
    unless it was marked as sent.

    Internationalized domains go in their ASCII form. Where a local part is not ASCII, the headers are UTF-8 (RFC 6532).
    Recipients that are no addresses are left out.
    """
    recipients = [as_sent(address) for address in _reachable(draft)]
    mail = EmailMessage(policy=SMTP if all(one.isascii() for one in recipients) else SMTPUTF8)
    if not draft.sent:
        mail["X-Unsent"] = "1"
    mail["To"] = [Address(addr_spec=one) for one in recipients] if mail.policy is SMTP else ", ".join(recipients)
    mail.set_content(draft.body)
    mail.add_alternative(as_html(draft.body), subtype="html")
    # Not by chance, so that one version is one file.
    mail.set_boundary(f"=_{sha256(f'{draft.version}{draft.body}'.encode()).hexdigest()[:32]}")
    return _subject_line(oneline(draft.subject)) + mail.as_bytes()


def _subject_line(subject: str) -> bytes:
    """Return the header field, encoded (RFC 2047) unless it is short and plain.

    The message's own policy loses spaces between encoded words, and takes what only looks like one for one.
    """
    plain = len(subject) <= PLAIN_SUBJECT and subject.isascii() and subject.isprintable() and "=?" not in subject
    value = subject if plain else Header(subject, "utf-8", header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {value}\r\n".encode("ascii")
