"""What is at one of Slack's private addresses, fetched with the bot's token."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

CHUNK = 1 << 16
PATIENCE = aiohttp.ClientTimeout(total=120)


class NotDownloaded(Exception):
    """Slack does not give it to us."""


class TooLarge(NotDownloaded):
    """It has more bytes than are wanted."""


async def download(client: AsyncWebClient, address: str, largest: int, *, is_page: bool = False) -> bytes:
    """Return the bytes at an address of Slack's. `is_page`: what is there is HTML.

    Raises TooLarge above `largest` bytes, NotDownloaded, and aiohttp.ClientError and TimeoutError, after which it is tried again.
    """
    if not _of_slack(address, client.base_url):
        # The token is for Slack alone.
        raise NotDownloaded
    headers = {"Authorization": f"Bearer {client.token}"}
    async with (
        aiohttp.ClientSession(timeout=PATIENCE) as session,
        session.get(address, headers=headers, proxy=client.proxy, ssl=client.ssl or True) as answer,
    ):
        # To whom it does not show a file, Slack shows its sign-in page.
        signed_out = answer.content_type == "text/html" and not is_page
        if answer.status >= 500:
            answer.raise_for_status()
        if answer.status != 200 or signed_out:
            raise NotDownloaded
        content = bytearray()
        async for chunk in answer.content.iter_chunked(CHUNK):
            content += chunk
            if len(content) > largest:
                raise TooLarge
        return bytes(content)


async def fetched(client: AsyncWebClient, file: str, largest: int, unnamed: str) -> tuple[str, bytes]:
    """Return name and content of a file of Slack's. Of one that is too large there is no more than shows that it is.

    `unnamed` is what one without a name is called. Raises NotDownloaded, SlackApiError, and what `download` raises besides.
    """
    found: Mapping[str, Any] = (await client.files_info(file=file))["file"]
    name = str(found.get("name") or found.get("title") or unnamed)
    address = str(found.get("url_private_download") or found.get("url_private") or "")
    if not address:
        raise NotDownloaded
    try:
        return name, await download(client, address, largest)
    except TooLarge:
        return name, b" " * (largest + 1)


def _of_slack(address: str, api: str) -> bool:
    """Return whether an address is one of Slack's, or of the host that `api` is on."""
    wanted, ours = urlsplit(address), urlsplit(api)
    if (wanted.scheme, wanted.netloc) == (ours.scheme, ours.netloc):
        return True
    return wanted.scheme == "https" and (wanted.hostname or "").endswith(".slack.com")
