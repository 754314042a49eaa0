"""Practice: simulated customers write in a chat window of ours, against the clock.

The chat window runs as a process of its own and knows nothing of the program: what works there works anywhere.
"""
