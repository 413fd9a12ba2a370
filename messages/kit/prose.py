"""Jinja2 for prose: e-mails and documents, never JSON. A name that a template misspells is an error, not a gap."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from messages.kit.dates import weekday_and_date
from messages.kit.markdown import address, date_words, line, quote


def blank(what: str) -> str:
    """Return the mark of something that a person has to fill in. `handover.email_check` lets none of them through."""
    return f"[[fill in: {what}]]"


@cache
def environment() -> Environment:
    """Return the environment of our own templates. Nothing is autoescaped: the result is plain text or Markdown."""
    jinja = Environment(
        loader=PackageLoader("messages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,  # noqa: S701 - plain text and Markdown; user text is escaped where it enters Slack
    )
    jinja.filters |= {
        "weekday_and_date": weekday_and_date,
        "line": line,
        "quote": quote,
        "address": address,
        "date": date_words,
    }
    jinja.globals["blank"] = blank
    return jinja


def rendered(template: str, **values: object) -> str:
    """Return a template of `messages/templates/` filled with these values."""
    return environment().get_template(template).render(**values)
