"""A desktop that exists in memory only: for tests of flows, and for machines without a display."""
