"""A stand-in for the Temporal server: it logs in to its database as the real one must, then accepts connections on 7233."""

import json
import os
import socketserver
import sys
import time

from .console import complain, iso_now
from .database import Connection, DatabaseError

ATTEMPTS = 3


def main() -> None:
    """Serve until stopped; exit 1 when the database does not let us in."""
    get = os.environ.get
    url = f"postgresql://{get('POSTGRES_USER')}:{get('POSTGRES_PWD')}@{get('POSTGRES_SEEDS')}:{get('DB_PORT')}/temporal"
    for attempt in range(1, ATTEMPTS + 1):
        try:
            Connection(url).close()
            break
        except DatabaseError as error:
            _log(
                "error",
                "Unable to create SQL database.",
                error=f"unable to connect to DB, tried default DB names: pq: {error}",
            )
            if attempt == ATTEMPTS:
                sys.exit(1)
            time.sleep(0.5)
    _log("info", "Frontend is now healthy", address="0.0.0.0:7233")
    with socketserver.ThreadingTCPServer(("0.0.0.0", 7233), socketserver.BaseRequestHandler) as server:
        server.serve_forever()


def _log(level: str, message: str, **fields: str) -> None:
    complain(json.dumps({"level": level, "ts": iso_now(), "msg": message, **fields}))


if __name__ == "__main__":
    main()
