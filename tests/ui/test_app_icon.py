from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from assistant.bundled import bundled
from assistant.ui.app_icon import app_icon, paint_app_icon

SIZE = 128


def drawn(paint) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def test_the_drawn_icon_is_the_one_in_the_file(qapp):
    renderer = QSvgRenderer(str(bundled("resources") / "icons" / "quickphrase.svg"))
    assert renderer.isValid()
    file = drawn(lambda painter: renderer.render(painter, QRectF(0, 0, SIZE, SIZE)))
    ours = drawn(lambda painter: paint_app_icon(painter, QRectF(0, 0, SIZE, SIZE)))
    blank = drawn(lambda _painter: None)

    def differing(one: QImage, other: QImage) -> int:
        pixels = ((one.pixelColor(x, y), other.pixelColor(x, y)) for x in range(SIZE) for y in range(SIZE))
        return sum(abs(a.red() - b.red()) > 40 for a, b in pixels)

    assert differing(ours, blank) > SIZE * SIZE / 3
    assert differing(file, ours) < SIZE * SIZE / 100


def test_windows_get_every_usual_size(qapp):
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 48}
