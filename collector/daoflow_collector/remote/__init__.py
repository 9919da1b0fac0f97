"""Collect from other machines: the collector itself goes over SSH into memory, runs there, redacts there, and streams its bundle back.

`far_end.py` and `request.py` run on the other machine too; everything else is the workstation's.
"""
