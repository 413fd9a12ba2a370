"""Slack's calls about the canvas of one channel."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from messages.canvas.reading import Region, plain_lines


class SectionNotFound(Exception):
    """Slack finds no section with these words, or several: what is to stand there has to be written with all the rest."""


class CanvasCalls:
    """What can be done with a canvas. Raises what the client raises."""

    def __init__(self, client: AsyncWebClient, conversation: str) -> None:
        self._client = client
        self.conversation = conversation

    async def create(self, title: str, markdown: str) -> str:
        """Make a canvas as a tab of the channel, whose members may write in it, and return its id."""
        answer = await self._client.canvases_create(
            title=title, document_content=_content(markdown), channel_id=self.conversation
        )
        return str(answer["canvas_id"])

    async def found(self, title: str) -> str:
        """Return the id of a canvas of ours with this title in the channel, empty for none: Slack gives them no key of ours."""
        me = str((await self._client.auth_test())["user_id"])
        files: list[dict[str, Any]] = (await self._client.files_list(channel=self.conversation, types="canvas"))[
            "files"
        ]
        return next((str(one["id"]) for one in files if one.get("title") == title and one.get("user") == me), "")

    async def link(self, canvas_id: str) -> str:
        """Return the address where people open it."""
        return str((await self._client.files_info(file=canvas_id))["file"].get("permalink") or "")

    async def editor(self, canvas_id: str) -> str:
        """Return the user id of who has edited it last, as far as Slack says it and it was not us."""
        file = (await self._client.files_info(file=canvas_id))["file"]
        last, made_by = str(file.get("last_editor") or ""), str(file.get("user") or "")
        return "" if last == made_by else last

    async def read(self, canvas_id: str) -> str:
        """Return what stands in it, as Markdown."""
        return str((await self._client.canvases_getContent(canvas_id=canvas_id))["content"])

    async def write(self, canvas_id: str, markdown: str) -> None:
        """Put this in the place of all that stands in it."""
        await self._edit(canvas_id, operation="replace", document_content=_content(markdown))

    async def replace(self, canvas_id: str, region: Region, body: str) -> None:
        """Put this in the place of the paragraph below a heading. Raises SectionNotFound."""
        section = await self._section(canvas_id, region)
        await self._edit(canvas_id, operation="replace", section_id=section, document_content=_content(body))

    async def insert(self, canvas_id: str, region: Region, markdown: str) -> None:
        """Put this below the paragraph below a heading. Raises SectionNotFound."""
        section = await self._section(canvas_id, region)
        await self._edit(canvas_id, operation="insert_after", section_id=section, document_content=_content(markdown))

    async def hide(self, canvas_id: str) -> None:
        """Let the channel's members open it no more."""
        await self._client.canvases_access_delete(canvas_id=canvas_id, channel_ids=[self.conversation])

    async def show(self, canvas_id: str) -> None:
        """Let the channel's members open it and write in it."""
        await self._client.canvases_access_set(
            canvas_id=canvas_id, access_level="write", channel_ids=[self.conversation]
        )

    async def _section(self, canvas_id: str, region: Region) -> str:
        """Return the id of the only paragraph of a region: the one section in which its longest line stands."""
        if "\n\n" in region.body or not region.body:
            raise SectionNotFound
        words = max(plain_lines(region.body), key=len)
        answer = await self._client.canvases_sections_lookup(canvas_id=canvas_id, criteria={"contains_text": words})
        sections: list[dict[str, str]] = answer["sections"]
        if len(sections) != 1:
            raise SectionNotFound
        return sections[0]["id"]

    async def _edit(self, canvas_id: str, **change: object) -> None:
        await self._client.canvases_edit(canvas_id=canvas_id, changes=[change])


def _content(markdown: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": markdown}
