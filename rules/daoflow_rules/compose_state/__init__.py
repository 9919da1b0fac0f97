"""Compose State Recovery: what was declared, what was deployed, what runs."""
