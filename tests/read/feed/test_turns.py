from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.read.feed.turns import Turns

A, B = "https://a.example/", "https://b.example/"


def test_hosts_take_turns() -> None:
    moments = {A: 0.0, B: 0.0}
    turns: Turns[str] = Turns(lambda url: moments[url])
    for url, task in [(A, "a1"), (A, "a2"), (A, "a3"), (B, "b1"), (B, "b2")]:
        turns.add(url, task)
    taken = []
    while (each := turns.take()) is not None:
        ready, task = each
        taken.append((ready, task))
        moments[A if task.startswith("a") else B] = ready + 2.0
    assert taken == [(0.0, "a1"), (0.0, "b1"), (2.0, "a2"), (2.0, "b2"), (4.0, "a3")]


def test_a_host_that_rests_lets_the_others_go_first() -> None:
    turns: Turns[str] = Turns(lambda url: 9_000.0 if url == A else 0.0)
    turns.add(A, "a")
    turns.add(B, "b")
    assert [turns.take(), turns.take(), turns.take()] == [(0.0, "b"), (9_000.0, "a"), None]


def test_a_host_that_is_never_ready_stops_nobody() -> None:
    count = iter(range(10_000))
    turns: Turns[str] = Turns(lambda url: float(next(count)))
    turns.add(A, "a")
    turns.add(B, "b")
    assert {task for _, task in [turns.take() or (0, ""), turns.take() or (0, "")]} == {"a", "b"}


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 5))))
def test_each_task_is_taken_once_and_in_the_order_of_its_host(tasks: list[tuple[str, int]]) -> None:
    turns: Turns[tuple[str, int]] = Turns(lambda url: 0.0)
    for task in tasks:
        turns.add(f"https://{task[0]}.example/", task)
    assert len(turns) == len(tasks)
    taken = [each[1] for _ in tasks if (each := turns.take()) is not None]
    assert turns.take() is None
    for host in "abcd":
        assert [t for t in taken if t[0] == host] == [t for t in tasks if t[0] == host]
