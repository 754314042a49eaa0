"""What tests of the faces share."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from assistant.language import use_language
from assistant.ui.theme import Theme


@pytest.fixture(autouse=True)
def _english_and_alone(qapp: QApplication) -> Iterator[None]:
    """In English, and with no window of another test beside it."""
    use_language("en")
    yield
    use_language("en")
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light", translucent=True)
