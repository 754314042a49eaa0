"""The settings dialog, made from the table of settings and the table of actions."""
