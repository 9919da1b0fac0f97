"""Bounds that the reader enforces and the writer respects, in one place, each with its reason."""

from __future__ import annotations

MAX_MEMBERS = 20_000
"""A real bundle has 30 to 300 members; 100,000 tiny ones only cost time."""

MAX_MEMBER_BYTES = 1 << 30
"""One decompressed member: 1 GiB, the largest log window anyone has asked for."""

MAX_TOTAL_BYTES = 8 << 30
"""All members decompressed."""

MAX_RATIO = 300
"""Decompressed over compressed bytes of a member, beyond `RATIO_FREE_BYTES`: repetitive logs reach about 100."""

RATIO_FREE_BYTES = 64 << 20
"""Below this size a member may compress as well as it likes."""

MAX_WINDOW_BYTES = 128 << 20
"""The zstd window a frame may ask for: more is a memory bomb."""

MAX_PATH_BYTES = 512
"""A member's path."""

MAX_JSON_BYTES = 64 << 20
"""A member that is decoded as JSON at once."""

MAX_JSON_DEPTH = 100
"""Nesting of a JSON member."""

MAX_JSON_VALUES = 1_000_000
"""Commas and brackets of a JSON member: 64 MiB of `[],` would take gigabytes once decoded, a million keys take 250 MB."""

MAX_MANIFEST_BYTES = 16 << 20
"""`bundle.json` and `manifest.json`: 20,000 members of 800 bytes."""

MAX_FRAMES = 100_000
"""zstd frames of a file: three for each member and one for each MiB of the total, with room."""

MAX_BLOCKS = 1_000_000
"""zstd blocks of a file: 8 GiB take 65,536 full ones; empty ones would only cost time."""

MAX_PAX_BYTES = 64 << 10
"""An extended tar header: ours hold one path."""
