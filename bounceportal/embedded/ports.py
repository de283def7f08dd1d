"""Which port is free?"""

import socket

LOOPBACK = "127.0.0.1"


def free_port(preferred: int = 0) -> int:
    """``preferred`` if nothing listens there, else any free port of the loopback address."""
    return preferred if preferred and is_free(preferred) else _any_port()


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Whether ``port`` could be listened on."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def _any_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
