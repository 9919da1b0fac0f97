"""Stands in for certifi, which would unpack its certificates to disk: what is asked over HTTPS is checked by the host's own authorities."""

import os

_AUTHORITIES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


def where():
    """Return the host's file of authorities, the usual path when it has none."""
    named = (os.environ.get("SSL_CERT_FILE", ""),)
    return next((path for path in (*named, *_AUTHORITIES) if path and os.path.exists(path)), _AUTHORITIES[0])
