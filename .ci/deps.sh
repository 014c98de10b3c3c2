#!/bin/sh
# deps.sh PACKAGE...: installs the packages that are missing.  "a|b" is there when either is; else a is taken.
# Silent where nothing is missing; stops with 1 where it cannot install.
set -eu

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "This is no Debian, so nothing is installed.  Install what your system calls:" >&2
  printf '  %s\n' "$@" | sed 's/|/ or /' >&2
  echo "and call make again with DEPS=no." >&2
  exit 1
fi

installed=$(printf '%s\n' "$@" | tr '|' '\n' |
  xargs dpkg-query -W -f '${binary:Package} ${db:Status-Status}\n' 2>/dev/null |
  sed -n 's/^\([^ :]*\)[^ ]* installed$/\1/p') || true

missing=
for wanted in "$@"; do
  found=
  for name in $(echo "$wanted" | tr '|' ' '); do
    if printf '%s\n' "$installed" | grep -qx -- "$name"; then
      found=yes
    fi
  done
  [ -n "$found" ] || missing="$missing ${wanted%%|*}"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  as_root=sudo
  if ! command -v sudo >/dev/null 2>&1; then
    echo "Missing, and neither root nor sudo is here to install them:" >&2
    echo "  apt-get install$missing" >&2
    exit 1
  fi
fi

install() {
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

echo "Installing:$missing"
# The lists of packages may be absent or old; they are fetched only then.
install || { $as_root apt-get update -q && install; }
