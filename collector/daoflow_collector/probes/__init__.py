"""The probes: one source of evidence each. `plan.py` puts them in order; nothing here writes, prints or redacts."""
