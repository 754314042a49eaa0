"""Hotkeys and the send key through the `keyboard` library: Windows, and Linux where root reads /dev/input."""
