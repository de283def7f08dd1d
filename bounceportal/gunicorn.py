"""How does gunicorn serve the portal? The portal starts it on loopback; containers set ``WEB_BIND``."""

from bounceportal import env
from bounceportal.embedded import leash

bind = env.text("WEB_BIND", "127.0.0.1:8000")
workers = env.number("WEB_WORKERS", 2)
threads = env.number("WEB_THREADS", 8)  # whoever sends slowly holds one thread, not a whole process
preload_app = True
timeout = 60
graceful_timeout = 3
control_socket_disable = True
accesslog = None
errorlog = "-"


def on_starting(server: object) -> None:  # noqa: ARG001  # gunicorn passes its arbiter
    """Leave no process behind, however the server ends."""
    leash.hold_grandchildren()
