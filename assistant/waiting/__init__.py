"""From a message to a countdown: the board, evidence of a reply, the reply log."""
