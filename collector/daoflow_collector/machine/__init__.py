"""This machine as the collector sees it: the `Host` seam, what answers it live, and the same answers on file."""
