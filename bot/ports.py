"""Whether a port can be had, asked before anything is touched."""

import socket

from bot.problem import SetupProblem


def check_free(host: str, port: int, instead: str) -> None:
    """Raise `SetupProblem`, saying what to do `instead`, when nothing can listen on this port. 0 means any port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            raise SetupProblem(f"Port {port} can't be used; another program may have it. {instead}") from None
