"""What is remembered while Valkey is away? The cache falls back on the memory of its own process."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

import redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

SECONDS_UNTIL_ASKED_AGAIN = 5
_AWAY = (redis.exceptions.ConnectionError, redis.exceptions.TimeoutError)
_log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class ForgivingCache(BaseCache):
    """Valkey as long as it answers, else memory that this process alone sees.

    So limits of rate still hold, process by process, and nobody is locked out by a cache that is away.
    """

    def __init__(self, server: str, params: dict[str, object]) -> None:
        super().__init__(params)
        self._shared: BaseCache = RedisCache(server, params)
        self._own: BaseCache = LocMemCache(f"instead of {type(self).__name__}", params)
        self._away_until = 0.0

    def add(self, key: str, value: object, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.add(key, value, timeout, version))

    def get(self, key: str, default: object = None, version: int | None = None) -> object:
        return self._ask(lambda cache: cache.get(key, default, version))

    def set(self, key: str, value: object, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._ask(lambda cache: cache.set(key, value, timeout, version))

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.touch(key, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._ask(lambda cache: cache.delete(key, version))

    def clear(self) -> None:
        self._ask(lambda cache: cache.clear())

    def _ask(self, question: Callable[[BaseCache], Answer]) -> Answer:
        if monotonic() >= self._away_until:
            try:
                return question(self._shared)
            except _AWAY as error:
                _log.warning("the cache is away, this process remembers by itself: %s", error)
                self._away_until = monotonic() + SECONDS_UNTIL_ASKED_AGAIN
        return question(self._own)
