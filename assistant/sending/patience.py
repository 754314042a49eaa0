"""How long the paste machine waits for what, in seconds."""

QUIET = 0.04
"""Seconds without a read before the text is taken away: programs read a text two or three times for one paste."""

LONGEST_QUIET = 0.25
"""A program that never stops reading is not waited for longer."""

AWAKE = 0.25
"""Seconds for a window that was hung to read what it owed."""

HUNG_FOR = 15.0
"""Seconds after which a hung window gets another chance."""

IGNORED_AFTER = 1.0
"""Seconds after `Heard` until an unread text counts as ignored, if the next request waits. Browsers hear at once, but
read when the page is done with what it was doing."""
