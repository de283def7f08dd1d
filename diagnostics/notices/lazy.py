"""How is a value worked out once, when first asked for?"""

from collections.abc import Callable
from typing import Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class lazy(Generic[Owner, Value]):  # noqa: N801 – used as a decorator, as ``property`` is
    """A property kept in the instance after its first use; unlike ``functools.cached_property`` it takes no lock."""

    def __init__(self, work_out: Callable[[Owner], Value]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Owner]) -> "lazy[Owner, Value]": ...

    @overload
    def __get__(self, instance: Owner, owner: type[Owner]) -> Value: ...

    def __get__(self, instance: Owner | None, owner: type[Owner]) -> "Value | lazy[Owner, Value]":
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value
