"""Typed views of a bundle's evidence: parsed once, here; a rule never sees bytes, JSON or regex groups to guess at.

A rule asks for facts by parameter type: `def check(env: EnvFile, logs: Logs, health: Health | None) -> ...`. A fact that could not
be had makes the answer `cannot-tell`, unless the parameter allows `None` (it then only lends confidence).
"""
