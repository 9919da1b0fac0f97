"""Rules about the evidence itself (EV)."""
