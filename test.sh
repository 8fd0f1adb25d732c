#!/usr/bin/env bash
# Runs every test: unit tests, then the tests on a real Keycloak. Installs what a bare Debian machine lacks.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
java_major=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
[ "${java_major:-0}" -ge 17 ] || missing+=(openjdk-17-jdk-headless)
command -v mvn >/dev/null || missing+=(maven)
[ -x /usr/bin/chromium ] || missing+=(chromium)
[ -x /usr/bin/chromedriver ] || missing+=(chromium-driver)
case " $* " in
  *cluster* | *bench*) ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null || missing+=(postgresql) ;;
esac

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}"
  else
    echo "Please install: ${missing[*]} (names of Debian packages; JDK 17 or later will do)" >&2
    exit 1
  fi
fi

exec mvn -B -ntp verify "$@"
