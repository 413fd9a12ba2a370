"""One port for everything: HTTP and WebSocket routes, the server under them, and who follows the clock."""
