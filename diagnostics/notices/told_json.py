"""What does a text tell as JSON?"""

import json
import re
from itertools import islice

_OPENS = re.compile(r"[\[{]")
_MOST = 8
_DECODER = json.JSONDecoder(strict=False)


def objects(text: str) -> list[dict[str, object]]:
    """The first object in ``text``, or those of the first list of objects; its long lines may have been folded."""
    unfolded = text.replace("\n ", " ")
    for opens in islice(_OPENS.finditer(unfolded), _MOST):
        try:
            found, _ = _DECODER.raw_decode(unfolded, opens.start())
        except (ValueError, RecursionError):
            continue
        told = [mapping(one) for one in (found if isinstance(found, list) else [found])]
        if any(told):
            return told
    return []


def mapping(value: object) -> dict[str, object]:
    """``value`` if it is an object, an empty one otherwise."""
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}
