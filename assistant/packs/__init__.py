"""From the lead to the agents: the pack folder format and its reader."""
