import time

from assistant.desktop.clock import boot_id, boottime, clocks


def test_boottime_runs_on_and_counts_sleep() -> None:
    before, monotonic = boottime(), time.monotonic()
    assert boottime() >= before
    assert before >= monotonic - 1, "a clock that stops while the machine sleeps would be behind"


def test_both_clocks_at_one_moment() -> None:
    now = clocks()
    assert abs(now.wall - time.time()) < 5
    assert abs(now.boot - boottime()) < 5
    assert now.boot_id == boot_id()
    assert now.wall_at(now.boot - 10) == now.wall - 10
