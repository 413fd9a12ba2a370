"""Jinja2 templates for prose: e-mails and documents, never JSON. Unknown names are errors."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from messages.kit.dates import weekday_and_date
from messages.kit.markdown import address, date_words, line, quote


def blank(what: str) -> str:
    """Return the placeholder of something to fill in. `introduction.check` refuses an e-mail with one."""
    return f"[[fill in: {what}]]"


@cache
def environment() -> Environment:
    """Return the environment of the templates, without autoescaping: results are plain text or Markdown."""
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
    """Return a template of `messages/templates/` rendered with these values."""
    return environment().get_template(template).render(**values)
