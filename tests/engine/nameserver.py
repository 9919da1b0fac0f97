"""A name server that knows no name: what the test containers ask for the outside world's names.

The namespaces of the tests have no network. Without an answer each look-up of an absent service would hang for seconds, which no
host with a working resolver shows; this one says NXDOMAIN at once.
"""

import socket

ADDRESS = "172.17.0.1"  # the engine's default bridge, as `inside` sets it up
IP_FREEBIND = 15
NXDOMAIN = b"\x81\x83"  # response, recursion desired and available, no such name


def main() -> None:
    """Answer every query on UDP port 53 until killed."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    # The bridge does not exist yet; and an answer must come from the very address that was asked.
    server.setsockopt(socket.SOL_IP, IP_FREEBIND, 1)
    server.bind((ADDRESS, 53))
    while True:
        query, sender = server.recvfrom(512)
        if len(query) >= 12:
            counts = query[4:6] + b"\x00\x00" * 3
            question_end = query.index(b"\x00", 12) + 5
            server.sendto(query[:2] + NXDOMAIN + counts + query[12:question_end], sender)


if __name__ == "__main__":
    main()
