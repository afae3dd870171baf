"""When nothing gets through to anybody, not every message runs into it."""

from bot.delivery.outage import FAILURES, LONGEST_PAUSE, Outage


def failing(times: int, now: float = 0.0) -> Outage:
    outage = Outage()
    for _ in range(times):
        outage.note(failed=True, now=now)
    return outage


def test_a_few_failures_are_the_messages_own() -> None:
    assert failing(FAILURES - 1).allowed(16, 0, 0.0) == 16


def test_one_at_a_time_after_growing_pauses() -> None:
    outage, now, pauses = failing(FAILURES), 0.0, list[float]()
    for _ in range(8):
        began = now
        while not outage.allowed(16, 0, now):
            now += 0.5
        assert outage.allowed(16, 0, now) == 1
        assert outage.allowed(16, 1, now) == 0
        pauses.append(now - began)
        outage.note(failed=True, now=now)
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE


def test_those_already_on_their_way_do_not_make_the_pause_longer() -> None:
    assert failing(FAILURES + 11).allowed(16, 0, 2.0) == 1


def test_the_first_success_ends_it() -> None:
    outage = failing(FAILURES)
    outage.note(failed=False, now=1.0)
    assert outage.allowed(16, 3, 1.0) == 16
