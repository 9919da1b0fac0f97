"""The Docker Engine's data root, for when the engine does not answer."""
