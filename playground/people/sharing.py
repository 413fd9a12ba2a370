"""What a person shares besides words and files: forwarded messages, voice clips, snippets; and what other apps post.

`payload` posts a message of any documented shape, for those that no gesture of the page makes.
"""

from collections.abc import Sequence
from typing import Literal

from playground.people.composing import composed
from playground.people.person import Person
from playground.platform.shapes import message_json
from playground.platform.slack import Slack
from playground.seed import TRACKER
from playground.workspace.entities import File, Json, Message
from playground.workspace.errors import SlackError

ClipKind = Literal["audio", "video"]
_CLIPS: dict[ClipKind, tuple[str, str]] = {
    "audio": ("audio_message.m4a", "Audio clip"),
    "video": ("screen_recording.mp4", "Screen recording"),
}
SPOKEN_SHOWN = 150
"""Characters of a clip's transcript that its message shows."""
_OWN_FIELDS = ("text", "blocks", "attachments", "files", "subtype", "username")


class Sharing:
    """The less usual ways of one member to say something."""

    def __init__(self, slack: Slack, person: Person) -> None:
        self._workspace = slack.workspace
        self._person = person

    def forward(self, message: Message, channel_id: str, typed: str = "", *, thread_ts: str = "") -> Message:
        """Share a message into another conversation, with words before it if there are any.

        Raises `message_not_found` for one that this person does not see.
        """
        origin = self._workspace.channels.get(message.channel)
        if self._person.id not in origin.members and origin.kind != "public":
            raise SlackError("message_not_found")
        return self._post(channel_id, typed, thread_ts, attachments=[self._forwarded(message)])

    def clip(
        self, channel_id: str, spoken: str = "", typed: str = "", *, kind: ClipKind = "audio", thread_ts: str = ""
    ) -> Message:
        """Record a clip. Slack is writing it down until `transcribe` is called; `spoken` is what it will have heard."""
        name, title = _CLIPS[kind]
        file = self._person.upload(name, f"{kind}:{spoken}".encode(), title)
        file.subtype, file.spoken, file.transcription = f"slack_{kind}", spoken, {"status": "processing"}
        return self._with_file(channel_id, typed, thread_ts, file)

    def transcribe(self, message: Message) -> None:
        """Let Slack write down the clip of a message, or give up where nothing was spoken: the app hears `message_changed`."""
        for file in map(self._workspace.files.get, message.files):
            if file.subtype:
                shown = file.spoken[:SPOKEN_SHOWN]
                preview = {"content": shown, "has_more": len(shown) < len(file.spoken)}
                heard = {"status": "complete", "locale": "en-US", "preview": preview}
                self._workspace.files.change(file, transcription=heard if file.spoken else {"status": "failed"})
        self._workspace.messages.amend(message)

    def snippet(self, channel_id: str, name: str, content: str, typed: str = "", *, thread_ts: str = "") -> Message:
        """Share lines of text as a snippet."""
        file = self._person.upload(name, content.encode(), name)
        file.snippet_type = "text"
        return self._with_file(channel_id, typed, thread_ts, file)

    def as_another_app(self, channel_id: str, words: str) -> Message:
        """Let the workspace's other app post a card: its words stand in blocks, and `text` is empty."""
        app = self._workspace.members.get(TRACKER)
        text, _ = composed(self._workspace, words)
        heading, _, rest = text.partition("\n")
        blocks = [{"type": "header", "block_id": "heading", "text": {"type": "plain_text", "text": heading or "–"}}]
        if rest:
            blocks.append({"type": "section", "block_id": "rest", "text": {"type": "mrkdwn", "text": rest}})
        return self._workspace.messages.post(
            channel_id, "", app.id, bot_id=app.bot_id, app_id=app.app_id, subtype="bot_message", blocks=blocks
        )

    def payload(self, channel_id: str, payload: Json, *, thread_ts: str = "") -> Message:
        """Post a message of this shape: its `text`, `blocks`, `attachments`, `files`; by the other app if it has a `bot_id`."""
        own = {key: payload[key] for key in _OWN_FIELDS if payload.get(key)}
        files = own.pop("files", [])
        text = str(own.pop("text", ""))
        if own.get("subtype") == "file_share":
            del own["subtype"]
        if payload.get("bot_id"):
            app = self._workspace.members.get(TRACKER)
            own |= {"bot_id": app.bot_id, "app_id": app.app_id}
            return self._workspace.messages.post(channel_id, text, app.id, thread_ts=thread_ts, raw_files=files, **own)
        self._person.writable(channel_id)
        return self._workspace.messages.post(
            channel_id, text, self._person.id, thread_ts=thread_ts, raw_files=files, **own
        )

    def _with_file(self, channel_id: str, typed: str, thread_ts: str, file: File) -> Message:
        self._workspace.files.share(file, channel_id)
        return self._post(channel_id, typed, thread_ts, files=[file.id])

    def _post(
        self,
        channel_id: str,
        typed: str,
        thread_ts: str,
        *,
        attachments: Sequence[Json] = (),
        files: Sequence[str] = (),
    ) -> Message:
        channel = self._person.writable(channel_id)
        text, blocks = composed(self._workspace, typed)
        return self._workspace.post_as(
            self._person.id,
            channel,
            text,
            blocks=blocks,
            thread_ts=thread_ts,
            attachments=list(attachments),
            files=list(files),
            client_msg_id=self._workspace.core.new_id("").lower(),
        )

    def _forwarded(self, message: Message) -> Json:
        """The attachment that a forwarded message travels as."""
        author = self._workspace.members.get(message.user)
        address = self._workspace.base_url + self._workspace.permalink(message)
        shape = message_json(self._workspace, message)
        return {
            "id": 1,
            "ts": message.ts,
            "author_id": author.id,
            "author_name": author.shown_name,
            "author_subname": author.real_name,
            "channel_id": message.channel,
            "channel_team": self._workspace.identity.team_id,
            "is_msg_unfurl": True,
            "is_share": True,
            "from_url": address,
            "text": message.text,
            "fallback": f"[{message.ts}] {author.name}: {message.text}" if message.text else "[no preview available]",
            "footer": "Slack Conversation",
            "mrkdwn_in": ["text"],
            "message_blocks": [
                {
                    "team": self._workspace.identity.team_id,
                    "channel": message.channel,
                    "ts": message.ts,
                    "message": {"blocks": shape.get("blocks", [])},
                }
            ],
            **({"files": shape["files"]} if shape.get("files") else {}),
            **({"attachments": shape["attachments"]} if shape.get("attachments") else {}),
        }
