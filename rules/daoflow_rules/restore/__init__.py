"""Restore Or Verification Fails."""
