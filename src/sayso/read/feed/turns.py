"""Whose turn it is: tasks of many hosts, so that nobody waits for another's pace."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from sayso.read.polite import site_of

Task = TypeVar("Task")


class Turns(Generic[Task]):
    """Tasks in line, one line for each host; `ready` says when the host of an address may be asked."""

    def __init__(self, ready: Callable[[str], float]) -> None:
        self._ready = ready
        self._lines: dict[str, deque[tuple[str, Task]]] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._count = 0

    def __len__(self) -> int:
        return sum(map(len, self._lines.values()))

    def add(self, url: str, task: Task) -> None:
        """Put a task for `url` at the end of its host's line."""
        site = site_of(url)
        if site not in self._lines:
            self._lines[site] = deque()
            self._line_up(site, 0.0)
        self._lines[site].append((url, task))

    def take(self) -> tuple[float, Task] | None:
        """The task whose host is ready first, and when that is; None where none is left."""
        looked: set[str] = set()
        while self._heap:
            at, _, site = heapq.heappop(self._heap)
            line = self._lines[site]
            ready = self._ready(line[0][0])
            if ready > at and site not in looked:
                looked.add(site)
                self._line_up(site, ready)
                continue
            _, task = line.popleft()
            if line:
                self._line_up(site, ready)
            else:
                del self._lines[site]
            return ready, task
        return None

    def _line_up(self, site: str, at: float) -> None:
        self._count += 1
        heapq.heappush(self._heap, (at, self._count, site))
