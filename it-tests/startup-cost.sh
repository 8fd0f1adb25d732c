#!/usr/bin/env bash
# What the JAR costs at `kc.sh build` and at start: the same server with and without it, in turn, five runs each.
# Needs the built JAR and the unpacked distribution: mvn -DskipTests package. Prints a Markdown table. About seven minutes.
set -euo pipefail
cd "$(dirname "$0")"
runs=${1:-5}
dist=$(echo target/keycloak-dist/keycloak-*)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$dist" "$work/without"
cp -r "$dist" "$work/with"
cp ../providers/target/keycloak-mfa-pack.jar "$work/with/providers/"

seconds() { awk -v from="$1" -v to="$2" 'BEGIN { printf "%.2f\n", (to - from) / 1000 }'; }
now() { date +%s%3N; }

build() { # build VARIANT
  local begin; begin=$(now)
  "$work/$1/bin/kc.sh" build --db=dev-mem >"$work/$1.build.log" 2>&1
  seconds "$begin" "$(now)" >>"$work/$1.build"
}

start() { # start VARIANT: until the server says that it listens
  local begin log=$work/$1.start.log pid; begin=$(now); : >"$log"
  "$work/$1/bin/kc.sh" start --optimized --http-enabled=true --hostname-strict=false --cache=local \
    --http-port=18080 --http-management-port=19000 --http-host=127.0.0.1 >"$log" 2>&1 &
  pid=$!
  until grep -q 'Listening on' "$log"; do
    kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; return 1; }
    sleep 0.05
  done
  seconds "$begin" "$(now)" >>"$work/$1.start"
  kill "$pid"; wait "$pid" 2>/dev/null || true
}

for _ in $(seq "$runs"); do
  for what in build start; do
    for variant in without with; do $what $variant; done
  done
done

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
echo "| | without, s | with, s | ratio |"
echo "|---|---|---|---|"
for what in build start; do
  a=$(median "$work/without.$what"); b=$(median "$work/with.$what")
  echo "| $what, median of $runs | $a | $b | $(awk -v a="$a" -v b="$b" 'BEGIN { printf "%.2f", b / a }') |"
done
