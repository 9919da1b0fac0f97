"""Deployments Fail Or Stall: which phase failed, why, and on which server."""
