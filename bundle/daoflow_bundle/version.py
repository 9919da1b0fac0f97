"""The version of everything here, also of the distribution: to read it back from installed metadata takes longer than most imports."""

VERSION = "0.1.0"
