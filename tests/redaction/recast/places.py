"""The files of a host that are more than lines of their carriers."""

from __future__ import annotations

import json

from tests.redaction.folders.planting import Fact
from tests.redaction.recast.host import Host, Question
from tests.redaction.recast.values import KINDS, URLS, WEAK_KINDS, drawn, is_plain

PEM = (
    ("RSA PRIVATE KEY", "MIIEow"),
    ("PRIVATE KEY", "MIIEvQ"),
    ("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEA"),
    ("EC PRIVATE KEY", "MHcCAQ"),
)


def dotenv(host: Host) -> dict[str, int]:
    """Write the host's `.env` and return each variable's row."""
    host.begin("opt/daoflow/.env", "env")
    rows = {}
    host.rows += [
        "DAOFLOW_VERSION=0.11.0",
        "DAOFLOW_WORKFLOW_PROFILE=lean",
        "COMPOSE_PROFILES=",
        "DAOFLOW_PORT=3000",
    ]
    for name, (kind, value) in host.declared.items():
        rows[name] = len(host.rows)
        text = host.secret((name, kind, value, True), "env", f"{name}=")
        host.rows.append(f"{name}={text}")
        if host.rng.random() < 0.2:
            host.put("# changed ⟨timestamp⟩, see ⟨short_sha⟩")
    host.put("TEMPORAL_ADDRESS=⟪temporal:7233⟫")
    host.put("BETTER_AUTH_URL=⟨url_plain⟩")
    host.close()
    return rows


def inspect(host: Host, path: str, rows: dict[str, int], number: int) -> None:
    """Write `docker inspect`, whose first file answers the questions about the `.env`."""
    host.begin(path, "inspect")
    for line in ("[", " {", '  "Id": "⟨container_full⟩",', '  "Created": "⟨timestamp⟩",', '  "Args": ['):
        host.put(line)
    host.carrier = "argv"
    flags = host.rng.sample(
        ("--token", "--password", "--api-key", "--secret-key", "-a", "--auth-token", "--db-password"), 2
    )
    for flag in flags[: 1 + (number == 0)]:
        host.rows.append(f'   "{flag}",')
        host.put('   "⟦*|json⟧",')
    host.put('   "--port", "⟨port⟩"')
    host.carrier = "inspect"
    for line in (
        "  ],",
        '  "Image": "⟨image_digest⟩",',
        '  "LogPath": "/var/lib/docker/containers/⟨container_full⟩-json.log",',
        '  "Config": {',
        '   "Env": [',
    ):
        host.put(line)
    simple = [
        name for name, (kind, value) in host.declared.items() if kind not in URLS | WEAK_KINDS and is_plain(value)
    ]
    asked = host.rng.sample(simple, 8)
    for place, name in enumerate(asked):
        kind, value = host.declared[name]
        if number == 0:
            other = (
                value,
                value,
                value,
                value,
                value + "\r",
                f'"{value}"',
                value + " ",
                drawn(host.rng, KINDS[kind]),
            )[place]
            host.questions.append(
                Question(
                    "equal" if place < 4 else "differ",
                    (f"{host.root}/opt/daoflow/.env", rows[name]),
                    (host.path, len(host.rows)),
                )
            )
        else:
            other = value
        text = host.secret((name, kind, other, other == value), "json", f'    "{name}=')
        host.rows.append(f'    "{name}={text}",')
    for line in (
        '    "§N=⟦*|json⟧",',
        '    "PG_VERSION=⟨version⟩",',
        '    "GIT_SHA=⟨git_sha⟩",',
        '    "DB_HOST=⟨hostname⟩",',
        '    "NODE_ENV=⟪production⟫"',
        "   ],",
    ):
        host.put(line)
    host.put('   "Image": "⟨image_tag⟩",')
    host.put(
        '   "Labels": {"com.docker.compose.image": "⟨image_digest⟩", "com.docker.compose.project.working_dir": "/app/staging/⟨deployment_id⟩"}'
    )
    host.put(
        '  }, "NetworkSettings": {"SandboxID": "⟨sandbox_id⟩", "IPAddress": "⟨ipv4⟩", "MacAddress": "⟨mac⟩", "EndpointID": "⟨container_full⟩"}'
    )
    host.rows += [" }", "]"]
    host.close()


def verdicts(host: Host) -> None:
    """Write an `.env` that asks for verdicts."""
    host.begin("srv/new/.env", "env")
    rows = (
        ("empty", "ENCRYPTION_KEY", ""), ("empty", "TEMPORAL_POSTGRES_PASSWORD", ""),
        ("placeholder", "POSTGRES_PASSWORD", host.rng.choice(("changeme", "CHANGE_ME", "example"))),
        ("placeholder", "BETTER_AUTH_SECRET", host.rng.choice(("your-secret-here", "replace-me-with-a-secret", "change-me-before-going-live"))),
        ("short", "SMTP_PASSWORD", drawn(host.rng, "{A6}")),
    )  # fmt: skip
    for asked, name, value in rows:
        host.questions.append(Question(asked, (host.path, len(host.rows)), (host.path, len(host.rows))))
        if asked == "short":
            host.secret((name, "smtp_password", value, True), "raw", f"{name}=")
        host.rows.append(f"{name}={value}")
    host.close()


def environ(host: Host, path: str) -> None:
    """Write `/proc/<pid>/environ`."""
    host.begin(path, "environ")
    host.rows = [""]
    written = []
    plain = ["PATH=/usr/local/bin:/usr/bin", "HOSTNAME=⟨container_id⟩", "GIT_SHA=⟨git_sha⟩", "DB_HOST=⟨hostname⟩"]
    for template in [*plain, *["§N=⟦*⟧"] * 5]:
        host.rows = []
        host.put(template)
        written += host.rows
    host.rows = written
    host.close("\0")


def pem(host: Host, path: str, place: int) -> None:
    """Write private keys as they come up, a certificate and a public key beside them."""
    host.begin(path, ("pem", "pem", "pem-logged", "pem-cut", "pem-tail", "pem-oneline")[place])
    host.put('{"note": "renewed ⟨timestamp⟩"}' if place == 5 else "# renewed ⟨timestamp⟩ serial ⟨cert_serial⟩")
    for turn in range(2 if place in (0, 2) else 1):
        title, start = PEM[(place + turn) % 4]
        body = [
            start + drawn(host.rng, f"{{B{64 - len(start)}}}"),
            *(drawn(host.rng, "{B64}") for _ in range(8)),
            drawn(host.rng, "{B46}") + "==",
        ]
        lines = [f"-----BEGIN {title}-----", *body, f"-----END {title}-----"]
        if place == 3:
            lines, body = lines[:-4], body[:-3]
        if place == 4:
            lines, body = lines[4:], body[3:]
        if place == 5:
            host.note("pem", "\n".join(body), tuple(body), known=False, row=len(host.rows))
            host.rows.append(json.dumps({"id": drawn(host.rng, "{D4}"), "tlsKey": "\n".join(lines) + "\n"}))
            continue
        if place == 1:
            host.rows.append("  tls.key: |")
        host.note("pem", "\n".join(body), tuple(body), known=False, row=len(host.rows))
        prefix = ("", "    ", "daoflow-1  | 2026-11-24T10:00:01.120Z ", "", "", "")[place]
        host.rows += [prefix + line for line in lines]
        host.put(prefix + "-- ⟨timestamp⟩ next")
    if place < 3:
        for title, start in (("CERTIFICATE", "MIIDazCC"), ("PUBLIC KEY", "MIIBIjAN")):
            for line in (
                f"-----BEGIN {title}-----",
                start + drawn(host.rng, "{B56}"),
                drawn(host.rng, "{B64}"),
                f"-----END {title}-----",
            ):
                host.folder.facts.append(Fact(line, host.path, len(host.rows)))
                host.rows.append(line)
    host.close()


def split(host: Host, path: str, *, big: bool) -> None:
    """Write a json-file log whose records Docker has split within a secret."""
    host.begin(path, "split")
    for _ in range(2 if big else 6):
        name, kind, value, known = (
            host.rng.choice(host.strong()) if host.rng.random() < 0.5 else host.pick("!", "raw", "")
        )
        if len(value) < 20:
            continue
        middle = len(value) // 2
        lead = f"{name}=" if host.rng.random() < 0.6 else "received token "
        fill = (
            "x=1 " * ((16384 - middle - len(lead)) // 4) + " " * ((16384 - middle - len(lead)) % 4)
            if big
            else "config "
        )
        halves = (fill + lead + value[:middle], value[middle:] + " done\n")
        host.note(kind, value, (value[:middle], value[middle:]), known=known, row=len(host.rows))
        for place, half in enumerate(halves):
            host.put('{"log":' + json.dumps(half) + ',"stream":"stdout","time":"⟨timestamp⟩"}')
            if place == 0 and host.rng.random() < 0.3:
                host.put('{"log":"request ⟨request_id⟩ failed\\n","stream":"stderr","time":"⟨timestamp⟩"}')
        host.put('{"log":"[worker] Executing deployment ⟨deployment_id⟩\\n","stream":"stdout","time":"⟨timestamp⟩"}')
    host.close()


def boundary(host: Host, path: str) -> None:
    """Write a log with secrets across the offsets at which readers stop."""
    host.begin(path, "boundary")
    size = 0
    for edge in (4096, 65536, 131072):
        while size < edge - 400:
            host.put(
                "‹T› --> GET ⟨route⟩ 200 ⟨duration⟩"
                if host.rng.random() < 0.06
                else "‹T› <-- GET /ready ‹D4› from worker in queue ‹W›"
            )
            size += len(host.rows[-1]) + 1
        picked = host.pick("!", "raw", "")
        lead = f"using {picked[0]}="
        pad = edge - size - len(lead) - len(picked[2]) // 2 - 1
        text = "." * pad + " " + lead
        host.rows.append(text + host.secret(picked, "raw", text))
        size += len(host.rows[-1]) + 1
    host.close()
