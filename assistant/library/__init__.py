"""What can be said: phrases, categories, their store, search and placeholders. No Qt, no clock of its own."""
