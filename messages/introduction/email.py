"""The introduction as an e-mail: its draft, a mailto link, and an .eml file."""

from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from handover.introduction.check import BLANK, addresses
from handover.introduction.facts import CustomerFacts
from handover.model.handover import Contact
from handover.model.introduction import Introduction
from messages.kit.dates import weekday_and_date
from messages.kit.prose import rendered
from messages.kit.text import oneline, shorten

LONGEST_MAILTO = 1900
"""Characters of a link beyond which mail programs and browsers cut it."""


def draft_to(contacts: tuple[Contact, ...]) -> str:
    """Return the To line: the addresses of the contacts."""
    return ", ".join(contact.email for contact in contacts if contact.email)


def draft_subject(facts: CustomerFacts) -> str:
    """Return the subject of the introduction."""
    return shorten(oneline(f"Introducing {facts.incoming.name}, your Customer Success Manager"), 150)


def draft_body(facts: CustomerFacts) -> str:
    """Return the body drafted from the facts, with blanks for unknown ones (P96–P104)."""
    return rendered("introduction.txt.j2", facts=facts)


def filled(body: str, facts: CustomerFacts) -> str:
    """Return the body with the blanks filled that the facts can fill; other text stays."""
    known = {f"why {facts.incoming.first_name} is a good choice for you": facts.incoming.line}
    known[f"e-mail address of {facts.incoming.first_name}"] = facts.incoming.email
    known[f"e-mail address of {facts.outgoing.first_name}"] = facts.outgoing.email
    known["date of the first call"] = weekday_and_date(facts.first_call) if facts.first_call else ""
    return BLANK.sub(lambda match: known.get(match.group(1)) or match.group(), body)


def mailto(draft: Introduction) -> str:
    """Return a mailto link, without the parts that make it too long.

    First the body is left out, then the subject, then the recipients.
    """
    to = "mailto:" + ",".join(quote(address, safe="@+") for address in addresses(draft.to))
    subject = f"{to}?subject={quote(oneline(draft.subject))}"
    whole = f"{subject}&body={quote(draft.body.replace(chr(10), chr(13) + chr(10)))}"
    return next((one for one in (whole, subject, to) if len(one) <= LONGEST_MAILTO), "mailto:")


def eml(draft: Introduction) -> bytes:
    """Return the e-mail as an RFC 5322 file that mail programs open as an unsent draft."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["To"] = ", ".join(addresses(draft.to))
    mail["Subject"] = oneline(draft.subject)
    mail.set_content(draft.body)
    return mail.as_bytes()
