"""Words in a shape nobody has described yet: a block that Slack has added since, or one sent by mistake."""

from collections.abc import Iterator, Mapping

from services.reading.payload import inert

WORDS = frozenset(
    {"text", "title", "subtitle", "body", "subtext", "description", "label", "caption", "alt_text", "fallback"}
    | {"name", "heading", "summary", "question", "message", "content", "author_name", "provider_name", "footer"}
)
"""Keys under which words stand. Under another one, what has a space in it is taken for words: ids and names of icons have none."""
NO_WORDS = frozenset({"type", "style", "value", "emoji", "verbatim", "mode", "icon", "metadata", "private_metadata"})
NO_WORDS_ENDINGS = ("_id", "_ids", "url", "_ts", "_type", "_link")


def any_words(record: object) -> str:
    """Return all that reads like words inside a value of JSON, one after the other, each once; in Slack's markup."""
    return "\n".join(dict.fromkeys(_words(record)))


def _words(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        is_mrkdwn = value.get("type") == "mrkdwn"
        for name, inner in value.items():
            if name in NO_WORDS or str(name).endswith(NO_WORDS_ENDINGS):
                continue
            if name == "text" and is_mrkdwn and isinstance(inner, str):
                yield from filter(None, (inner.strip(),))
            else:
                yield from _words(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner, key)
    elif isinstance(value, str) and value.strip() and (key in WORDS or " " in value.strip()):
        yield inert(value.strip())
