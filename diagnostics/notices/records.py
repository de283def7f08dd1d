"""How is a value declared that is made many times for each mail?"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Declared = TypeVar("Declared")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(declared: type[Declared]) -> type[Declared]:
    """A keyword-only dataclass that the type checker holds to be frozen.

    Nothing guards it when it runs: the guard of a frozen dataclass makes its values three times as slow to build.
    """
    return dataclass(kw_only=True, unsafe_hash=True)(declared)
