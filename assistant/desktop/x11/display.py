"""Whether an X server lets us in, asked of the library with which Qt connects; Xlib takes ten times as long to load."""

import ctypes


def display_answers() -> bool:
    """For the display that `DISPLAY` names."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)  # never NULL; one that failed has to be given back too, xcb_connect(3)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
