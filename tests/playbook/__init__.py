"""The playbook's lines, what answers each of them, and the page that shows it."""
