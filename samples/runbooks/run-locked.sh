#!/bin/sh
# Runs a PowerShell script under a lock, for cron: run-locked.sh <lock file> <script> [arguments]
# If another run holds the lock, it says so and ends with exit code 75. The lock ends with the process, however that ends.
set -eu
lock=$1
shift
exec 9>>"$lock"
if ! flock --nonblock 9; then
    echo "Another run holds $lock; this one was skipped." >&2
    exit 75
fi
exec pwsh -NoProfile -NonInteractive -File "$@"
