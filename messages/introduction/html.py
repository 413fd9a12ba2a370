"""A letter as HTML beside its plain text, for mail programs: the same words, with paragraphs, lists and links as such.

People type plain text, so that nothing in it is read as markup but lists of points, line breaks and addresses.
"""

import re
from collections.abc import Callable
from functools import cache

_TAGS = {"p", "br", "ul", "li", "a"}
_SCHEMES = {"http", "https", "mailto"}
_NUMBER = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
"""A number at the beginning of a line: "3. Mai" is a day, and no third point of a list."""
_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><style>
body {{ margin: 0; font-family: -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; font-size: 15px; }}
div {{ max-width: 640px; line-height: 1.5; color: #1d1c1d; }}
p {{ margin: 0 0 14px; }}
ul {{ margin: -8px 0 14px; padding-left: 22px; }}
li {{ margin: 0 0 4px; }}
</style></head><body><div>
{body}</div></body></html>
"""


def as_html(body: str) -> str:
    """Return the page that shows a letter's text; nothing in it runs, loads or comes from elsewhere.

    What it takes is imported at the first use: it takes 50 ms.
    """
    import css_inline
    import nh3

    literal = _NUMBER.sub(r"\1\\\2", body.replace("\\", "\\\\"))
    shown = nh3.clean(_reader()(literal), tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None)
    return css_inline.inline(_PAGE.format(body=shown))


@cache
def _reader() -> Callable[[str], str]:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero", {"breaks": True, "linkify": True})
    return reader.enable(["list", "newline", "linkify", "escape"]).render
