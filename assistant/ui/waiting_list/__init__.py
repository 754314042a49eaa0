"""The waiting list: who waits, how long, and what closed the last rounds."""
