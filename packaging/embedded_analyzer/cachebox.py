"""Stands in for cachebox, which is native only: the one class that deepdiff takes from it, least recently used goes first."""

from collections import OrderedDict


class LRUCache:
    """At most `maxsize` entries."""

    def __init__(self, maxsize):
        self._maxsize = maxsize
        self._entries = OrderedDict()

    def __contains__(self, key):
        return key in self._entries

    def get(self, key, default=None):
        """Return the value and remember that it was used."""
        if key not in self._entries:
            return default
        self._entries.move_to_end(key)
        return self._entries[key]

    def insert(self, key, value):
        """Keep a value; the one that was not used for longest goes when there are too many."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        if len(self._entries) > self._maxsize:
            self._entries.popitem(last=False)
