"""Rules about the host and the Docker Engine (HO)."""
