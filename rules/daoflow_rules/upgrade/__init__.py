"""Upgrade Regression: versions, migrations and the way back."""
