"""One port for everything: HTTP and WebSocket routes, the server under them, and the followers of the clock."""
