"""`--anonymize`: addresses, host names, users and mail addresses, each replaced by a fake one that keeps its meaning.

```
real text ──▶ redact/ ──▶ Anonymizer: mail ▸ IPv4, IPv6, MAC ▸ names with dots ▸ this host's own names and users ──▶ bundle
                              │
                          Pseudonyms ──▶ a file beside the bundle, never in it
```
"""
