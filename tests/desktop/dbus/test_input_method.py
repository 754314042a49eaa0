import time

from assistant.desktop.dbus.input_method import engine_active


def test_nobody_there_is_no_input_method(session_bus):
    assert not engine_active()


def test_asking_does_not_start_an_input_method(session_bus, tmp_path):
    started = tmp_path / "started"
    program = tmp_path / "fcitx5"
    program.write_text(f"#!/bin/sh\ntouch {started}\n")
    program.chmod(0o755)
    services = tmp_path / "services"
    services.mkdir()
    (services / "fcitx5.service").write_text(f"[D-BUS Service]\nName=org.fcitx.Fcitx5\nExec={program}\n")
    session_bus.stop()
    session_bus.start(services=services)
    assert not engine_active()
    time.sleep(0.3)
    assert not started.exists()
