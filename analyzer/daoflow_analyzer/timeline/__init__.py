"""Facts and the scan's counts → the timeline: what changed when, in which service, and what nobody recorded."""
