"""Log records: the engine's frames and files into entries, entries into safe text."""
