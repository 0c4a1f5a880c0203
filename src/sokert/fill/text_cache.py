"""Keeps the texts that are ready to fill, those used last: as many as the largest report has, so none is made twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from jinja2 import Template as Compiled

FEWEST = 1_000  # texts that are kept, whatever the reports are like: some 10 kB each
MOST_READY = 20_000  # and the most: in a report of more texts each is made anew for every rendering


class Ready:
    """Compiled texts by what they are called, the oldest given up where there is no room.

    >>> ready = Ready(2)
    >>> for name in "abac":
    ...     ready[name] = ready.get(name) or Compiled(name)
    >>> [name for name in "abc" if ready.get(name)]
    ['a', 'c']
    """

    def __init__(self, room: int = FEWEST) -> None:
        self._room, self._kept, self._lock = room, OrderedDict[Hashable, Compiled](), Lock()

    def get(self, name: Hashable) -> Compiled | None:
        """Return what is called so, where it is kept."""
        with self._lock:
            found = self._kept.get(name)
            if found is not None:
                self._kept.move_to_end(name)
            return found

    def __setitem__(self, name: Hashable, compiled: Compiled) -> None:
        with self._lock:
            self._kept[name] = compiled
            self._kept.move_to_end(name)
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)

    def make_room(self, texts: int) -> None:
        """Keep so many texts from now on, beside the templates: what is used in turn is no use unless all is kept."""
        self._room = max(self._room, min(texts + FEWEST, MOST_READY))
