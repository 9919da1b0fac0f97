"""One pass over all logs: every rule's signatures, the level of each line that reads as an error, and what nobody explains.

`scanner.scan_logs` is the entrance. `regex` and `patterns` turn signatures into patterns that an engine (`engines`) can run over
whole blocks (`blocks`) without losing a match; each candidate line is confirmed by Python's `re`. Long logs are shared out
between this process and a forked one.
"""
