"""Docker Compose: its program, the project's files, and what they refer to."""
