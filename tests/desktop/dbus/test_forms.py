from hypothesis import given
from hypothesis import strategies as st

from assistant.clients.notification import Notification
from assistant.desktop.dbus.echoes import HANDED_ON_WITHIN, Echoes
from assistant.desktop.dbus.forms import LONGEST_BODY, LONGEST_SUMMARY, Form, plain, read_notification

values = st.recursive(
    st.none() | st.integers() | st.text() | st.binary() | st.booleans(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts) | st.tuples(parts, parts),
)


def notify(app="WeChat", summary="张三", body="在吗", **hints):
    variants = {name.replace("_", "-"): value for name, value in hints.items()}
    return (app, 0, "", summary, body, [], variants, -1)


def test_desktop_form_with_its_hints():
    hints = {"desktop_entry": ("s", "wechat"), "sender_pid": ("x", 42), "urgency": ("y", 1)}
    assert read_notification(Form.DESKTOP, notify(**hints)) == Notification("WeChat", "张三", "在吗", "wechat", 42)


def test_hints_of_the_wrong_kind_count_as_absent():
    hints = {"desktop_entry": ("i", 7), "sender_pid": ("s", "42")}
    assert read_notification(Form.DESKTOP, notify(**hints)) == Notification("WeChat", "张三", "在吗")


def test_gtk_form():
    body = ("org.telegram.desktop", "id", {"title": ("s", "Li"), "body": ("s", "a <b> c")})
    expected = Notification("org.telegram.desktop", "Li", "a <b> c", "org.telegram.desktop")
    assert read_notification(Form.GTK, body) == expected


def test_portal_form_prefers_the_plain_body():
    assert read_notification(Form.PORTAL, ("id", {"title": ("s", "Li")})) == Notification("", "Li", "")
    marked = ("id", {"title": ("s", "Li"), "markup-body": ("s", "<b>hi</b>")})
    assert read_notification(Form.PORTAL, marked) == Notification("", "Li", "hi")


def test_long_texts_are_cut():
    read = read_notification(Form.DESKTOP, notify(summary="x" * 9_999, body="y" * 99_999))
    assert (len(read.summary), len(read.body)) == (LONGEST_SUMMARY, LONGEST_BODY)


def test_markup_goes_and_text_stays():
    assert plain('<b>Li</b>: <a href="x">3 &lt; 5 &amp; 7&gt;2</a><br/>') == "Li: 3 < 5 & 7>2"
    assert plain("&lt;b&gt;not bold&lt;/b&gt;") == "<b>not bold</b>"
    assert plain("is 3<5 and 7>2?") == "is 3<5 and 7>2?"


@given(st.sampled_from(Form), st.lists(values, max_size=9))
def test_whatever_is_sent_never_raises(form, body):
    assert isinstance(read_notification(form, tuple(body)), Notification | None)


def test_what_the_portal_hands_on_is_an_echo_once():
    echoes, shown = Echoes(), Notification("wechat", "Li", "hi")
    assert not echoes.is_echo(Form.PORTAL, shown, 10.0)
    assert echoes.is_echo(Form.DESKTOP, Notification("WeChat", "Li", "hi"), 10.1)
    assert not echoes.is_echo(Form.DESKTOP, shown, 10.2)


def test_the_same_words_later_or_without_the_portal_are_news():
    echoes, shown = Echoes(), Notification("wechat", "Li", "hi")
    assert not echoes.is_echo(Form.GTK, shown, 1.0)
    assert not echoes.is_echo(Form.DESKTOP, shown, 1.1)
    assert not echoes.is_echo(Form.PORTAL, shown, 10.0)
    assert not echoes.is_echo(Form.DESKTOP, shown, 10.0 + HANDED_ON_WITHIN)
