"""The flows that join the parts: phrase to text, message to countdown, and the verbs people give. No Qt."""
