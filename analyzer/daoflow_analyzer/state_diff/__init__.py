"""Declared, frozen, live: what each side says of a service, compared with meaning (reference, section 5)."""
