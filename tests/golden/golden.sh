#!/bin/sh
# Whole articles through the whole line, compared with literal expected output.
#
#   OKGYO_BIN=build/release/okgyo tests/golden/golden.sh [--bless]
#
# expected/NAME.show is what `okgyo show` prints of the edition, expected/NAME.draft the
# unsigned news text. --bless writes them anew: read the diff before you commit it.
set -u
okgyo=$(realpath "${OKGYO_BIN:-build/release/okgyo}")
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OKGYO_CLOCK=2025-10-22T09:00:00+09:00
passed=0 failed=0
mkdir -p "$here/expected"

compare() { # FILE NAME
  if [ "${bless:-}" = --bless ]; then cp "$1" "$here/expected/$2"; fi
  if cmp -s "$1" "$here/expected/$2"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $2"
    diff "$here/expected/$2" "$1" | head -20
  fi
}

bless=${1:-}
cd "$work" || exit 1
"$okgyo" init --quiet --samples --to en --to ja . || exit 1
"$okgyo" run --quiet samples 2>log || { cat log; exit 1; }
for sample in diplomacy.txt economy.ninjs.json crime.cp949.txt politics.txt sport.html weather.txt science.md culture.nfd.txt; do
  article=$("$okgyo" queue --state all --lang en --limit 100 --format json | jq -r --arg n $sample '.[] | select(.name == $n) | .article')
  "$okgyo" show "$article.en" | sed 's/^[0-9]*\.en  /N.en  /' >show
  compare show "${sample%%.*}.show"
  "$okgyo" export "$article.en" --drafts --format text >draft
  compare draft "${sample%%.*}.draft"
  if [ $sample = weather.txt ]; then
    "$okgyo" export "$article.ja" --drafts --format text >draft
    compare draft weather.ja.draft
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
