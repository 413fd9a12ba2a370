"""E-mail addresses: validation, and finding them in a line."""

import re
from collections.abc import Callable
from functools import cache

_MEANT = re.compile(r"[^\s@,;<>()\"]+@[^\s@,;<>()\"]+")


def is_email_address(text: str) -> bool:
    """Return whether the text is one e-mail address and nothing else: RFC 5321 syntax, internationalized ones included.

    Whether mail can be delivered to it is not looked up, and special-use domains (`.test`, `.local`) are allowed. A
    quoted local part, a display name, and a domain that is an IP address or has no dot are not.
    """
    return _checker()(text)


def email_addresses_meant(line: str) -> tuple[str, ...]:
    """Return the words of a line with an @ inside, valid or not, without brackets, quotes and separators."""
    return tuple(_MEANT.findall(line))


@cache
def _checker() -> Callable[[str], bool]:
    """Return the check. Its library takes 50 ms to import; `bot.startup` calls it once before requests are handled."""
    import email_validator

    # The library's documented way to allow special-use domains.
    email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()

    def check(text: str) -> bool:
        try:
            email_validator.validate_email(text, check_deliverability=False)
        except email_validator.EmailNotValidError:
            return False
        return True

    return check
