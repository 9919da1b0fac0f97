"""A set of the shape that the measurements describe: what its author most likely planted."""
