"""From a chosen phrase to text in the customer's window: actions, chords, the paste machine."""
