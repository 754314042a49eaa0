from pathlib import Path

from assistant.waiting.secret import Secret, load_secret


def test_it_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "secret"
    secret, damage = load_secret(path)
    assert damage is None
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_secret(path) == (secret, None)
    assert load_secret(tmp_path / "other")[0] != secret


def test_keys_for_different_purposes_differ() -> None:
    secret = Secret(b"s" * 32)
    assert len(secret.key("log")) == 32
    assert secret.key("log") == secret.key("log")
    assert len({secret.key("log"), secret.key("waiting"), secret.material, Secret(b"t" * 32).key("log")}) == 4


def test_it_does_not_show_in_messages() -> None:
    assert "ssss" not in repr(Secret(b"s" * 32))


def test_a_damaged_one_is_set_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_bytes(b"half")
    secret, damage = load_secret(path)
    assert damage
    assert damage.set_aside
    assert damage.set_aside.read_bytes() == b"half"
    assert load_secret(path) == (secret, None)
