#!/bin/sh
# Starts Redis as the redis user in /data, as the official image does.
set -e
if [ "$(id -u)" = 0 ]; then
  chown -R redis:redis /data
  exec /usr/bin/setpriv --reuid=redis --regid=redis --clear-groups "$0" "$@"
fi
exec "$@"
