"""Files of a message: what can be opened, and the words in it that Slack shows: snippets, posts, e-mails, clips.

https://docs.slack.dev/reference/objects/file-object
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from handover.evidence import Attachment
from services.reading.payload import Json, field, inert, joined, objects

GONE = frozenset({"tombstone", "hidden_by_limit"})
"""Modes of files that nobody can open: deleted, or beyond what the workspace's plan keeps."""
NOT_FOR_US = frozenset({"access_denied", "file_not_found"})
"""What Slack says of the access to a file of which it shows the app nothing."""
CLIPS = frozenset({"slack_audio", "slack_video"})
UNTITLED = "File"
IN_FULL = frozenset({"snippet", "post", "space", "email"})
"""Modes (and types) of files of which Slack sends the beginning as text."""


class Transcript(StrEnum):
    """How far Slack is with the words of a clip."""

    EXPECTED = "expected"
    THERE = "there"
    NONE = "none"


@dataclass(frozen=True)
class ReadFile:
    """A file: how it is kept, the words in it (in Slack's markup), and for a clip whether its words are there."""

    attachment: Attachment
    words: str = ""
    transcript: Transcript | None = None
    cut: bool = False
    """Whether there is more in it than Slack sends, and where it can be fetched."""


def files_of(message: Json) -> tuple[ReadFile, ...]:
    """Return the files of a message or attachment that are still there, each once."""
    found = {
        field(file, "id", "permalink") or str(number): file for number, file in enumerate(objects(message.get("files")))
    }
    return tuple(read_file(file) for file in found.values() if _is_there(file))


def read_file(file: Json) -> ReadFile:
    """Return what a file object says. One that Slack shows only by `files.info` has no address yet."""
    transcript = _transcript(file) if field(file, "subtype") in CLIPS else None
    attachment = _attachment(file)
    return ReadFile(attachment, _words(file, transcript), transcript, bool(attachment.file) and is_cut(file))


def is_cut(file: Json) -> bool:
    """Return whether Slack sends the beginning alone of a snippet, or of a transcript that is there to be fetched whole."""
    if field(file, "subtype") in CLIPS:
        there = _transcript(file) is Transcript.THERE and bool(field(file, "vtt"))
        return there and _has_more(file.get("transcription"))
    return field(file, "mode") == "snippet" and _goes_on(file)


def _is_there(file: Json) -> bool:
    empty = file.get("size") == 0 and field(file, "mode") == "hosted" and file.get("is_external") is not True
    return not empty and field(file, "mode") not in GONE and field(file, "file_access") not in NOT_FOR_US


def external_address(file: Json) -> str:
    """Return where a file is that is kept outside of Slack; empty for one that Slack keeps."""
    return field(file, "external_url", "url_private") if file.get("is_external") is True else ""


def _attachment(file: Json) -> Attachment:
    title = field(file, "title", "name") or UNTITLED
    described = field(file, "alt_txt")
    address = external_address(file)
    return Attachment(
        f"{title} ({described})" if described else title,
        address or field(file, "permalink", "url_private"),
        file="" if address else field(file, "id"),
    )


def _words(file: Json, transcript: Transcript | None) -> str:
    comment = file.get("initial_comment")
    said = inert(field(comment, "comment")) if isinstance(comment, Mapping) else ""
    if transcript is Transcript.THERE:
        return joined(said, inert(_preview_of(file.get("transcription"))))
    if IN_FULL.intersection((field(file, "mode"), field(file, "filetype"))):
        return joined(said, *_mail_heading(file), _beginning(file))
    return said


def _beginning(file: Json) -> str:
    """Return the text of a snippet, post or e-mail as far as Slack sends it, and a sign where that is not all."""
    text = field(file, "plain_text", "preview_plain_text", "preview", "simplified_html")
    return f"{inert(text)}\n…" if text and _goes_on(file) else inert(text)


def _goes_on(file: Json) -> bool:
    return file.get("preview_is_truncated") is True or file.get("has_more") is True


def _mail_heading(file: Json) -> Iterable[str]:
    if field(file, "filetype", "mode") == "email":
        yield from (_people("From", file.get("from")), _people("To", file.get("to")))
        subject = field(file, "subject")
        yield f"Subject: {inert(subject)}" if subject else ""


def _people(label: str, people: object) -> str:
    names = [inert(field(one, "original", "name", "address")) for one in objects(people)]
    return f"{label}: {', '.join(filter(None, names))}" if any(names) else ""


def _transcript(file: Json) -> Transcript:
    found = file.get("transcription")
    if _preview_of(found):
        return Transcript.THERE
    return Transcript.EXPECTED if field(found, "status") in ("processing", "") else Transcript.NONE


def _preview_of(transcription: object) -> str:
    """Return the words of a transcript, as far as Slack sends them."""
    if not isinstance(transcription, Mapping):
        return ""
    preview = transcription.get("preview")
    words = field(preview, "content") if isinstance(preview, Mapping) else field(transcription, "preview")
    return f"{words} …" if words and _has_more(transcription) else words


def _has_more(transcription: object) -> bool:
    preview = transcription.get("preview") if isinstance(transcription, Mapping) else None
    return isinstance(preview, Mapping) and preview.get("has_more") is True
