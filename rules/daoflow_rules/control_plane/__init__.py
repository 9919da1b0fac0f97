"""Rules of the playbook's section "Control Plane Will Not Start" (CP)."""
