"""How are icons drawn in templates? By heroicons, each of them once: a page has dozens, always the same."""

from functools import cache

from django.template import Library
from heroicons.templatetags import heroicons

register = Library()

for draw in (heroicons.heroicon_micro, heroicons.heroicon_mini, heroicons.heroicon_outline):
    register.simple_tag(cache(draw), name=draw.__name__)
