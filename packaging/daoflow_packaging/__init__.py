"""Builds the files that `make dist` ships: fetch pinned inputs, build the runtime once, assemble the application in seconds."""
