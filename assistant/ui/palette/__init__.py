"""The palette: one chord, type a few letters, and the phrase goes into the chat."""
