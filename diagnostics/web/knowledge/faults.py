"""What is wrong with what was typed, in words that an editor understands?"""

from django.utils.translation import gettext as _


def wrong_entry(word: str, shape: str) -> str:
    """That ``word`` is not written like ``shape``."""
    return _("“%(word)s” is not written like %(shape)s.") % {"word": word[:60], "shape": shape}


def too_long(most: int) -> str:
    """That a text is longer than ``most`` characters."""
    return _("This is longer than %(most)s characters.") % {"most": f"{most:,}"}


def unknown_placeholder(name: str, known: str) -> str:
    """That there is no placeholder of that name."""
    return _("There is no placeholder {%(name)s}. Known are: %(known)s.") % {"name": name, "known": known}
