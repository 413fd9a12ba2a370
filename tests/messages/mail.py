"""Reading mail files as a mail program does."""

from email.message import EmailMessage


def plain_text(mail: EmailMessage) -> str:
    """Return the plain text of a mail, with lines as they are typed."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
