"""The files of a workspace and their bytes."""

import mimetypes
from pathlib import PurePath

from playground.workspace.core import Core
from playground.workspace.entities import File, Json, JsonValue
from playground.workspace.errors import SlackError
from playground.workspace.events import FileShared

_SLACK_TYPES = {"txt": "text", "md": "markdown", "py": "python", "eml": "email", "jpeg": "jpg"}


class Files:
    """All files by id, with what is in them."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._by_id: dict[str, File] = {}
        self._contents: dict[str, bytes] = {}

    def restore(self, document: Json) -> None:
        """Take back a file written down by an earlier run."""
        file = File(**document)
        self._by_id[file.id] = file

    def get(self, file_id: str) -> File:
        """The file with this id; raises `file_not_found`."""
        file = self._by_id.get(file_id)
        if file is None:
            raise SlackError("file_not_found")
        return file

    def content(self, file: File) -> bytes:
        """A file's bytes; empty until they were uploaded."""
        if file.id not in self._contents:
            self._contents[file.id] = self._core.store.load_content(file.id) or b""
        return self._contents[file.id]

    def announce(
        self, name: str, size: int, user_id: str, *, title: str = "", alt_text: str = "", snippet_type: str = ""
    ) -> File:
        """Make room for a file whose bytes will follow."""
        kind, _ = mimetypes.guess_type(name)
        ending = PurePath(name).suffix.lstrip(".").lower()
        file = File(
            id=self._core.new_id("F"),
            name=name,
            title=title or name,
            user=user_id,
            size=size,
            mimetype=kind or ("text/plain" if ending in _SLACK_TYPES else "application/octet-stream"),
            filetype=_SLACK_TYPES.get(ending, ending or "binary"),
            created=self._core.seconds(),
            alt_text=alt_text,
            snippet_type=snippet_type,
        )
        self._by_id[file.id] = file
        self._core.save("file", file.id, file)
        return file

    def upload(self, file: File, content: bytes) -> None:
        """Keep a file's bytes."""
        file.size, file.uploaded = len(content), True
        self._contents[file.id] = content
        self._core.store.save_content(file.id, content)
        self._core.save("file", file.id, file)

    def change(self, file: File, **changes: JsonValue) -> None:
        """Change what is known about a file."""
        for name, value in changes.items():
            setattr(file, name, value)
        self._core.save("file", file.id, file)

    def share(self, file: File, channel_id: str) -> None:
        """Record that a file was shared into a channel, and publish it."""
        if channel_id not in file.channels:
            file.channels.append(channel_id)
        self._core.save("file", file.id, file)
        self._core.events.publish(FileShared(file, channel_id))

    def delete(self, file: File) -> None:
        """Delete a file's bytes; what shows it shows that it was deleted."""
        file.deleted = True
        self._contents[file.id] = b""
        self._core.store.save_content(file.id, b"")
        self._core.save("file", file.id, file)
