"""What somebody typed, out of Slack's markup: links, mentions, dates and entities become the words people saw.

Slack sends `<https://a.example|text>`, `<@U1>`, `<#C1|name>`, `<!subteam^S1>`, `<!here>`, `<!date^…>` and `&amp; &lt; &gt;`
(docs: "Formatting text"). Names are often missing: `references_in` says which, so that they can be looked up later.
"""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from handover.model.references import Reference

MARKUP = re.compile(r"<([^<>\n]+)>")
MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_REFERENCE = re.compile(r"<(@|#|!subteam\^)([A-Z0-9]+)(?:\|[^<>\n]*)?>")
_DATE = re.compile(r"!date\^(?P<stamp>\d{1,12})(?:\^(?P<format>[^^]*))?(?:\^(?P<link>.*))?", re.DOTALL)
_DATE_TOKEN = re.compile(r"\{(date|time|day|ago)[a-z_]*\}")


def mentioned(text: str) -> tuple[str, ...]:
    """Return the user ids mentioned in a text, each once."""
    return tuple(dict.fromkeys(MENTION.findall(text)))


def references_in(text: str, names: Mapping[str, str]) -> tuple[Reference, ...]:
    """Return the people, channels and user groups that a text in Slack's markup speaks of, each once.

    `names` are as for `plain_text`.
    """
    found = {match[2]: (match[1], _shown(match.group()[1:-1], names)) for match in _REFERENCE.finditer(text)}
    return tuple(
        # What Slack calls a person here is their user name, which nobody knows them by.
        Reference(id_, shown, named=id_ in names or (sign != "@" and shown[1:] != id_))
        for id_, (sign, shown) in found.items()
    )


def without_markup(text: str) -> str:
    """Return the text in Slack's markup without its links and mentions."""
    return html.unescape(MARKUP.sub(" ", text))


def links_in_markup(text: str) -> tuple[str, ...]:
    """Return the http(s) addresses of the links in a text in Slack's markup, each once."""
    targets = (html.unescape(_address(found)) for found in MARKUP.findall(text))
    return tuple(dict.fromkeys(one for one in targets if one.casefold().startswith(("http://", "https://"))))


def _address(markup: str) -> str:
    target, _, _ = markup.partition("|")
    date = _DATE.fullmatch(target)
    return (date["link"] or "") if date is not None else target


def plain_text(text: str, names: Mapping[str, str]) -> str:
    """Return the text as its writer saw it.

    `names` are the names of people, channels and user groups by id; others are called as Slack calls them here, else by id.
    """
    return html.unescape(MARKUP.sub(lambda found: _shown(found[1], names), text))


def _shown(markup: str, names: Mapping[str, str]) -> str:
    target, _, label = markup.partition("|")
    sign, rest = target[:1], target[1:]
    if sign in ("@", "#"):
        return f"{sign}{names.get(rest) or label.removeprefix(sign) or rest}"
    if sign == "!":
        return _special(rest, label, names)
    if target.casefold().startswith("tel:"):
        return _number(target[4:], label)
    if target.casefold().startswith("mailto:"):
        return _labelled(target[7:].partition("?")[0], label)
    return _labelled(target, label)


def _special(target: str, label: str, names: Mapping[str, str]) -> str:
    kind, _, rest = target.partition("^")
    if kind == "subteam":
        return f"@{names.get(rest) or label.removeprefix('@') or rest}"
    date = _DATE.fullmatch(f"!{target}")
    if date is not None:
        return _labelled(date["link"] or "", label or _moment(date))
    return label if rest else f"@{(label or kind).removeprefix('@')}"


def _moment(date: re.Match[str]) -> str:
    """Return a date that came without words for it, in UTC; as it is where no calendar has it."""
    try:
        moment = datetime.fromtimestamp(int(date["stamp"]), UTC)
    except (OverflowError, ValueError):
        return date["stamp"]
    words = {
        "date": f"{moment.day} {moment:%b %Y}",
        "day": f"{moment.day} {moment:%b %Y}",
        "time": f"{moment:%H:%M} UTC",
    }
    words["ago"] = words["date"]
    return _DATE_TOKEN.sub(lambda token: words[token[1]], date["format"] or "{date}")


def _number(number: str, label: str) -> str:
    """Return a telephone number once, as it was written; a label that says something else is kept beside it."""
    if not label or _digits(label) == _digits(number):
        return label or number
    return f"{label} ({number})"


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _labelled(address: str, label: str) -> str:
    """Return a link's words and address; or one of them, where they are the same.

    Of a name such as `Booking.com` Slack makes a link by itself, with `http://` before it: what was typed is the name.
    """
    if not label or not address:
        return label or address
    bare = html.unescape(label).removesuffix("/").casefold()
    whole = html.unescape(address).removesuffix("/").casefold()
    if bare == whole or whole == f"http://{bare}":
        return label
    return address if whole.split("://")[-1] == bare else f"{label} ({address})"
