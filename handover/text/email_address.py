"""Which words are e-mail addresses, by the standards and without asking any server."""

import email_validator
from email_validator import EmailNotValidError, validate_email

# The library's own switch: people do write to domains of tests and of inner networks.
email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()


def is_email_address(word: str) -> bool:
    """Return whether this is one e-mail address and nothing else, such as `maria@fjordline.example`.

    International domains and local parts, plus tags and quoted local parts are; addresses longer than 254 characters, on
    a domain without a dot, or on a bare IP address are not. Domains kept for tests and inner networks count as any other.
    """
    try:
        validate_email(
            word,
            check_deliverability=False,
            allow_quoted_local=True,
            allow_display_name=False,
        )
    except EmailNotValidError:
        return False
    return True
