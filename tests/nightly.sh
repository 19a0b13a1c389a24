#!/bin/sh
# The longer proofs, for a machine that has the night: every failpoint at five passes,
# the desk on PostgreSQL, every fuzz target for SECONDS each, all tests under the sanitizers, the benches.
#
#   tests/nightly.sh [SECONDS]
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
cmake --workflow --preset test
OKGYO_BIN=build/release/okgyo tests/torture/kill.sh 5
OKGYO_BIN=build/release/okgyo tests/e2e/postgres.sh --desk
cmake --preset asan && cmake --build --preset asan && ctest --preset asan
cmake --preset tsan && cmake --build --preset tsan && ctest --preset tsan
cmake --preset fuzz && cmake --build --preset fuzz
for target in tests/fuzz/fuzz_*.c; do
  name=$(basename "$target" .c | sed 's/^fuzz_//')
  work=$(mktemp -d)
  build/fuzz/tests/fuzz/fuzz."$name" -max_total_time="$seconds" -rss_limit_mb=1024 "$work" "tests/fuzz/corpus/$name"
  rm -rf "$work"
done
for bench in tests/bench/bench_*.mjs; do node "$bench"; done
