#!/usr/bin/env bash
# build | test | demo | docs | catalog | package | bench; the work is done by the program in build/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec dotnet run --project build -- "${@:-build}"
