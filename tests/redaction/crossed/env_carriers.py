"""Secrets as environment variables and in shells."""

from __future__ import annotations

from tests.redaction.crossed.carrier import (
    ANY,
    BARE,
    ENVIRON,
    PLAIN,
    QUOTELESS,
    SINGLE,
    UNQUOTED,
    Carrier,
)

ENV = (
    "«{uk}»={v}",
    "«{uk}»={v}",
    "# «rotated {day}»\n«{uk}»={v}",
    "«DAOFLOW_VERSION=0.11.0»\n«{uk}»={v}\n«DAOFLOW_PORT={port}»",
)
CARRIERS = (
    Carrier("env_plain", "stacks/#/.env", ENV, accepts=ENVIRON, decoys="env", weak=True, files=5, rows=14),
    Carrier("env_crlf", "stacks/windows-#/prod.crlf.env", ENV, accepts=ENVIRON, decoys="env", weak=True, files=3),
    Carrier("env_utf16", "stacks/notepad-#/env.utf16.txt", ENV, accepts=ENVIRON, decoys="env", files=3),
    Carrier(
        "env_double_quoted", "stacks/#/quoted.env", ('«{uk}»="{v:dq}"', 'export «{uk}»="{v:dq}"  # «{day} {user}»'),
        decoys="env", weak=True,
    ),
    Carrier("env_single_quoted", "stacks/#/.env.production", ("«{uk}»='{v}'",), accepts=SINGLE, decoys="env", weak=True),
    Carrier(
        "env_comment_after", "stacks/#/.env.local", ("«{uk}»={v} # «changed {day}»", "«{uk}»={v}   # «see ticket {n}»"),
        accepts=UNQUOTED, decoys="env",
    ),
    Carrier(
        "env_commented_out", "stacks/#/.env.bak-20261120", ("#«{uk}»={v}", "# «{uk}»={v}", "## old: «{uk}»={v}"),
        accepts=UNQUOTED, decoys="env",
    ),
    Carrier("env_spaced", "stacks/#/settings.env", ("«{uk}» = {v}", "«{uk}» =  {v}"), accepts=UNQUOTED, decoys="env"),
    Carrier(
        "systemd_unit", "host/systemd/app-#.service", ("Environment=«{uk}»={v}", 'Environment="«{uk}»={v}"'),
        accepts=UNQUOTED, header="[Unit]\nDescription=«app»\nAfter=«docker.service»\n\n[Service]\nType=«simple»",
        footer="ExecStart=«/usr/local/bin/app serve --port {port}»\nRestart=«on-failure»", rows=5,
    ),
    Carrier(
        "dockerfile_env", "stacks/#/Dockerfile",
        ("ENV «{uk}»={v}", 'ENV «{uk}»="{v:dq}"', "ARG «{uk}»={v}", "RUN «{uk}»={v} «npm ci --omit=dev»"),
        accepts=UNQUOTED, header="FROM «node:22-alpine@sha256:{sha}»", footer='CMD ["«node»", "«server.js»"]', rows=6,
    ),
    Carrier(
        "shell_export", "host/profile.d/#-app.sh",
        ("export «{uk}»={v:bs}", "export «{uk}»='{v:sq}'", 'export «{uk}»="{v:dq}"', "«{uk}»='{v:sq}'; export «{uk}»"),
        weak=True, header="#!/bin/sh\nset -eu", decoys="shell", files=4,
    ),
    Carrier(
        "shell_trace", "logs/#/deploy-trace.log",
        (
            "+ export «{uk}»={v:bs}\n+ «{uk}»={v:bs}",
            "++ «PGPASSWORD»={v:bs}\n++ «psql -h {host} -U daoflow -c 'select 1'»",
            "+ «{uk}»='{v:sq}' «docker compose -p daoflow up -d»",
            "+ «curl -fsS -H» 'X-Api-Key: {v:sq}' «https://{host}.example.org/v1/ready»",
            "+ echo '«{uk}»={v:sq}'",
            "+ printf '%s\\n' '«{uk}»={v:sq}'\n+ «tee -a /opt/daoflow/.env»",
        ),
        decoys="log", files=4,
    ),
    Carrier(
        "declare_x", "host/env/declare-#.txt", ('declare -x «{uk}»="{v:dq}"', "typeset -x «{uk}»='{v:sq}'"),
        header='declare -x «HOME»="/root"\ndeclare -x «LANG»="C.UTF-8"', rows=12,
    ),
    Carrier(
        "set_output", "host/env/set-#.txt", ("«{uk}»='{v:sq}'", "«{uk}»=$'{v:mysql}'"), header="«BASH_VERSION='5.2.15(1)-release'»",
        footer="«PPID=1»",
    ),
    Carrier(
        "history", "host/home/#/.bash_history",
        (
            "export «{uk}»={v:bs}",
            "«docker login ghcr.io -u {user} -p» {v:bs}",
            "echo {v:bs} | «docker secret create {app}_db -»",
            "«mysql -uroot» -p{v:bs} «-h {host} shop»",
            "«PGPASSWORD»={v:bs} «pg_dump -h {host} -U daoflow daoflow > dump.sql»",
            "«sed -i» 's/^«POSTGRES_PASSWORD»=.*/«POSTGRES_PASSWORD»={v}/' «.env»",
            "«curl -u {user}»:{v:bs} «https://{host}.example.org/api»",
            "«sshpass» -p '{v:sq}' «ssh root@{ip} uptime»",
        ),
        accepts=PLAIN, header="«cd /opt/daoflow»\n«docker compose ps»", decoys="shell", files=4,
    ),
    Carrier("fish_set", "host/fish/config-#.fish", ("set -gx «{uk}» '{v}'", "set -x «{uk}» {v}"), accepts=UNQUOTED, rows=6),
    Carrier(
        "powershell", "host/windows/deploy-#.ps1", ('$env:«{uk}» = "{v}"', "$«{pk}» = '{v}'", "«-{pk}» '{v}' «-Verbose»"),
        accepts=QUOTELESS, rows=6,
    ),
    Carrier("makefile", "stacks/#/deploy.mk", ("«{uk}» := {v}", "«{uk}» ?= {v}", "export «{uk}» = {v}"), accepts=UNQUOTED, rows=6),
    Carrier(
        "nul_environ", "host/proc/4#1/environ",
        ("«{uk}»={v}",), accepts=ANY, header="«PATH=/usr/local/sbin:/usr/local/bin:/usr/bin»", footer="«HOME=/root»",
        between="\0", rows=10, files=8,
    ),
    Carrier(
        "nul_cmdline", "host/proc/5#2/cmdline",
        ("«--{kk}»\0{v}", "«--{kk}»={v}"), accepts=UNQUOTED, header="«/usr/bin/app»\0«serve»", footer="«--port={port}»",
        between="\0", rows=3, files=4,
    ),
    Carrier(
        "ps_eww", "host/ps-eww-#.txt",
        ("«{pid} ?  Ssl  0:0{digit} /usr/local/bin/{app} serve» «NODE_ENV=production» «{uk}»={v} «HOME=/root»",),
        accepts=UNQUOTED, header="  PID TTY      STAT   TIME COMMAND", rows=8,
    ),
    Carrier(
        "xtrace_here", "logs/#/install-trace.log",
        ("+ cat\n+ «sed -e» 's|@{uk}@|{v}|g' «/opt/app/config.tpl»", "+ «{uk}»={v}\n+ '[' -n {v} ']'", "+ «test -z» {v}"),
        accepts=BARE, pick="vendor", rows=6,
    ),
)  # fmt: skip
