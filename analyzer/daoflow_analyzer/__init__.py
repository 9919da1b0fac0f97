"""Analyzer: a bundle that nobody trusts → typed facts → rules → findings → verdict → one result document."""
