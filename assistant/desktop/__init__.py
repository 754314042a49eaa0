"""The operating system behind small ports; one folder per platform, and `memory` for tests."""
