"""Backups Fail: which run, why, and where it should have gone."""
