"""Qt widgets: they show state they are given and send intents as signals."""
