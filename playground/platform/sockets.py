"""Closing a WebSocket whose other end may be gone already."""

from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect


async def part(socket: WebSocket, code: int) -> None:
    """Close a WebSocket with a status code; one that is closed already stays so."""
    with suppress(WebSocketDisconnect, RuntimeError):
        await socket.close(code)
