"""The profiles that ship, on texts as the programs show them (docs/client-profiles.md says which were seen)."""

import pytest

from assistant.clients.match import customer_in, message_from, profile_for, unread_in
from assistant.clients.notification import Notification
from assistant.clients.profile import ClientProfile
from assistant.clients.reader import read_profiles
from assistant.clients.window import Window

READ = read_profiles()
UNVERIFIED = {"browser", "dongdong", "douyin", "pinduoduo", "qianniu", "qq", "wechat", "wecom"}


def test_all_of_them_can_be_used() -> None:
    assert READ.problems == ()
    assert {profile.id for profile in READ.known} == UNVERIFIED | {"hexchat", "pidgin", "gajim", "practice"}


@pytest.mark.parametrize("profile", READ.known, ids=lambda profile: profile.id)
def test_what_nobody_has_seen_is_marked_so(profile: ClientProfile) -> None:
    assert bool(profile.verified) is (profile.id not in UNVERIFIED)
    assert profile.title


@pytest.mark.parametrize(
    ("app", "title", "client", "customer"),
    [
        ("Hexchat", "Dialog with wangwu @ ShopNet - HexChat", "hexchat", "wangwu"),
        ("Hexchat", "与以下用户对话 xiaoli @ ShopNet - HexChat", "hexchat", "xiaoli"),
        ("Hexchat", "shopagent @ ShopNet / #shop - HexChat", "hexchat", "#shop"),
        ("Hexchat", "shopagent @ ShopNet / #shop (+nt) - HexChat (12)", "hexchat", "#shop"),
        ("Hexchat", "shopagent @ ShopNet - HexChat", "hexchat", ""),
        ("Hexchat", "Uploads and Downloads - HexChat", None, ""),
        ("Hexchat", "上传和下载 - HexChat", None, ""),
        ("Hexchat", 'xiaoli is offering "f.txt". Do you want to accept?', None, ""),
        ("Pidgin", "[2] xiaoli", "pidgin", "xiaoli"),
        ("Pidgin", "xiaoli", "pidgin", "xiaoli"),
        ("Pidgin", "Buddy List", None, ""),
        ("Pidgin", "好友列表", None, ""),
        ("Gajim", "Gajim", "gajim", ""),
        ("firefox-esr", "(3) 客服工作台 — Mozilla Firefox", "browser", ""),
        ("firefox-esr", "Weather — Mozilla Firefox", None, ""),
        ("AliWorkbench.exe", "旗舰店 - 接待中心", "qianniu", ""),
        ("WXWork.exe", "企业微信", "wecom", ""),
        ("quickphrase-practice", "小鱼儿 - 练习聊天", "practice", "小鱼儿"),
        ("quickphrase-practice", "Practice chat", "practice", ""),
        ("XTerm", "Dialog with wangwu @ ShopNet - HexChat", None, ""),
    ],
)
def test_windows(app: str, title: str, client: str | None, customer: str) -> None:
    profile = profile_for(READ.known, Window(1, title, app))
    assert (profile.id if profile else None) == client
    assert profile is None or customer_in(profile, title) == customer


@pytest.mark.parametrize(("app", "title", "count"), [
    ("Pidgin", "[12] xiaoli", 12),
    ("firefox-esr", "(3) 客服工作台", 3),
    ("firefox-esr", "【99+】客服工作台", 99),
    ("Hexchat", "shopagent @ ShopNet / #shop - HexChat (12)", None),
])  # fmt: skip
def test_unread_counts(app: str, title: str, count: int | None) -> None:
    profile = profile_for(READ.known, Window(1, title, app))
    assert profile
    assert unread_in(profile, title) == count


@pytest.mark.parametrize(
    ("app", "entry", "summary", "found"),
    [
        ("hexchat", "io.github.Hexchat", "Private message from: xiaoli (ShopNet)", ("hexchat", "xiaoli")),
        ("hexchat", "io.github.Hexchat", "私聊消息来自于：xiaoli (ShopNet)", ("hexchat", "xiaoli")),
        ("hexchat", "io.github.Hexchat", "Highlighted message from: wangwu (#shop)", ("hexchat", "#shop")),
        ("hexchat", "io.github.Hexchat", "高亮消息来自于：wangwu (#shop)", ("hexchat", "#shop")),
        ("hexchat", "io.github.Hexchat", "File offer from: xiaoli (ShopNet)", ("hexchat", "xiaoli")),
        ("hexchat", "io.github.Hexchat", "Channel message from: wangwu (#shop)", None),
        ("hexchat", "io.github.Hexchat", "频道消息来自于: wangwu (#shop)", None),
        ("hexchat", "io.github.Hexchat", "Notice from: xiaoli (ShopNet)", None),
        ("hexchat", "io.github.Hexchat", "xiaoli  (ShopNet) 发的通知", None),
        ("hexchat", "io.github.Hexchat", "Invited to channel by: wangwu (ShopNet)", None),
        ("hexchat", "io.github.Hexchat", "受 wangwu (ShopNet) 的邀请来到频道", None),
        ("Gajim", "org.gajim.Gajim", "New message from 小丽", ("gajim", "小丽")),
        ("Gajim", "org.gajim.Gajim", "新消息来自 小丽", ("gajim", "小丽")),
        ("Gajim", "org.gajim.Gajim", "Connection Failed", None),
        ("quickphrase-practice", "", "Annabel", ("practice", "Annabel")),
        ("notify-send", "", "Private message from: xiaoli (ShopNet)", None),
    ],
)
def test_notifications(app: str, entry: str, summary: str, found: tuple[str, str] | None) -> None:
    message = message_from(READ.known, Notification(app, summary, "Notice from: nobody", entry))
    assert (message and (message[0].id, message[1])) == found


def test_only_practice_stays_out_of_the_figures() -> None:
    assert [profile.id for profile in READ.known if not profile.counts] == ["practice"]
