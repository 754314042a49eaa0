"""What is known about chat programs: one profile each, read from TOML data files."""
