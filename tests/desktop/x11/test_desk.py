"""The desk when its server goes in the middle of a paste."""

import pytest
from Xlib import X
from Xlib.display import Display

from assistant.chords import Chord
from assistant.sending.ports import ClipboardRefusedError
from assistant.sending.requests import PasteOutcome, PasteRequest, Put
from tests.desktop.servers import x_server
from tests.desktop.x11.conftest import Desk, wait_for


@pytest.mark.x11
def test_server_dies_under_a_paste() -> None:
    with x_server() as name:
        target = Display(name)
        window = target.screen().root.create_window(0, 0, 50, 50, 0, X.CopyFromParent, event_mask=X.KeyPressMask)
        window.map()
        target.sync()
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        target.sync()
        desk = Desk(name)
        desk.x11.paster.paste(PasteRequest("a", desk.active(), (Put("phrase"),), Chord.of("ctrl+v")))
        while target.next_event().type != X.KeyPress:
            pass
    assert desk.result("a").outcome is PasteOutcome.FAILED
    wait_for(lambda: desk.lost)
    with pytest.raises(ClipboardRefusedError):
        desk.x11.paster.offer("copied in the palette")
    desk.x11.close()
    assert len(desk.lost) == 1
    target.display.socket.close()
