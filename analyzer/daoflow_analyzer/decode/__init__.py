"""From untrusted members to typed facts: one module a document. A missing or odd field is a default, never a crash."""
