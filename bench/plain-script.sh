#!/usr/bin/env bash
# The rival that needs no tool: what somebody with a broken stack would type. Usage: plain-script.sh PROJECT_FOLDER OUTPUT.tar.zst
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$1" || exit 1
docker compose ps --all > "$work/ps.txt" 2>&1
docker compose config > "$work/config.yml" 2>&1
docker compose logs --no-color --timestamps > "$work/logs.txt" 2>&1
docker inspect $(docker compose ps --all --quiet) > "$work/inspect.json" 2>&1
docker info > "$work/info.txt" 2>&1
docker version > "$work/version.txt" 2>&1
docker events --since 24h --until "$(date +%s)" > "$work/events.txt" 2>&1
docker system df --verbose > "$work/docker-df.txt" 2>&1
{ date; uptime; free -m; df -h; df -i; ps aux; } > "$work/host.txt" 2>&1
tar -C "$work" -cf - . | zstd -q -3 -o "$2"
