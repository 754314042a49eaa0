from hypothesis import given
from hypothesis import strategies as st

from assistant.desktop.x11.asking import Asking

steps = st.lists(
    st.tuples(st.just("hint"), st.booleans(), st.booleans())
    | st.tuples(st.just("state"), st.booleans())
    | st.tuples(st.just("focus"))
)


def take(asking: Asking, step: tuple) -> bool:
    match step:
        case ("hint", on, focused):
            return asking.hint_written(on, focused)
        case ("state", on):
            return asking.state_is(on)
        case _:
            return asking.focused()


@given(steps)
def test_asking_needs_a_mark_and_every_change_is_told(taken):
    asking = Asking()
    for step in taken:
        before = asking.now
        assert take(asking, step) == (asking.now != before)
        assert not asking.now or asking.hint or asking.state


def test_two_marks_are_one_request():
    asking = Asking()
    assert asking.hint_written(True)
    assert not asking.state_is(True)
    assert not asking.hint_written(False)
    assert asking.state_is(False)


def test_after_the_focus_a_mark_that_stands_is_silent_until_it_is_made_again():
    asking = Asking()
    asking.hint_written(True)
    asking.state_is(True)
    assert asking.focused()
    assert not asking.state_is(True)
    assert not asking.hint_written(True, focused=True)
    assert asking.hint_written(True)
    asking.focused()
    asking.state_is(False)
    assert asking.state_is(True)
