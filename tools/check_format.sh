#!/usr/bin/env bash
# Checks that every source has the form of .clang-format. Other releases of clang-format lay some lines out otherwise, so
# only release 14 (Debian 12) judges: where it is not installed, that is said and nothing is checked.
#   tools/check_format.sh         prints each offence; exit 1 if there is one
#   tools/check_format.sh --fix   brings the sources into form
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

formatter=
for candidate in clang-format-14 clang-format; do
    if "$candidate" --version 2>/dev/null | grep -q ' version 14\.'; then formatter=$candidate && break; fi
done
[ -n "$formatter" ] || { echo "clang-format 14 is not installed: the form of the sources was not checked"; exit 0; }

how=(--dry-run -Werror)
[ "${1:-}" != --fix ] || how=(-i)
find indexer search server tools tests \( -name '*.cpp' -o -name '*.hpp' \) -print0 |
    xargs -0 -n 50 -P "$(nproc)" "$formatter" "${how[@]}"
