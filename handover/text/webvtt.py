"""The words of a transcript in WebVTT, the form in which Slack keeps those of clips. https://www.w3.org/TR/webvtt1/"""

import html
import re

TIMES = re.compile(r"[\d:.,]+\s*-->.*")
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


def words_of_webvtt(text: str) -> str:
    """Return what is said, in one line: without times, numbers, notes, tags, and the dashes before each speaker's words."""
    said, in_cue = list[str](), False
    for line in (line.strip() for line in text.splitlines()):
        if TIMES.fullmatch(line):
            in_cue = True
        elif not line:
            in_cue = False
        elif in_cue:
            said.append(html.unescape(TAG.sub("", line)).removeprefix("- ").strip())
    return " ".join(filter(None, said))
