"""The collector: host → plan → probes → redaction → bundle. Source here runs on Python 3.9 and later."""
