#!/bin/sh
# Dies at every failpoint of the sources, goes on with the same commands, and compares
# what is there at the end with a run that was never killed.
#
#   OKGYO_BIN=build/release/okgyo tests/torture/kill.sh [PASSES]
#
# Every failpoint must have been hit. Two negative controls show that the comparison
# sees a loss: a run that is not resumed, and a ledger from which a row was taken.
# Prints "N passed, N failed".
set -u
okgyo=$(realpath "${OKGYO_BIN:-build/release/okgyo}")
root=$(realpath "$(dirname "$0")/../..")
passes=${1:-2}
work=$(mktemp -d)
node "$root/tests/e2e/endpoint.mjs" --mode=ok --max-seconds=1500 >"$work/port" &
endpoint=$!
trap 'kill $endpoint; rm -rf "$work"' EXIT
for _ in $(seq 50); do [ -s "$work/port" ] && break; sleep 0.1; done
port=$(grep -oE '[0-9]+' "$work/port" | tail -1)
export OKGYO_CLOCK=2025-10-21T09:00:00Z
passed=0 failed=0

ok() { passed=$((passed + 1)); }
not_ok() {
  failed=$((failed + 1))
  echo "FAILED: $1"
}

prepare() { # DIR: a newsroom with two stories and two people
  mkdir -p "$1/stories"
  (cd "$1" && "$okgyo" init --quiet --samples .) >/dev/null
  # what the memory does not know is bought, so that the memory of paid calls is in play
  jq --arg url "http://127.0.0.1:$port" '.translate.order = ["memory", "libretranslate"] |
    (.translate.endpoints[] | select(.name == "libretranslate") | .url) = $url' "$1/okgyo.json" >"$1/new.json"
  mv "$1/new.json" "$1/okgyo.json"
  cp "$root"/tests/golden/samples/diplomacy.txt "$root"/tests/golden/samples/weather.txt "$1/stories/"
  for who in kim:reporter smith:editor park:desk; do
    (cd "$1" && echo 'a long enough password' | "$okgyo" user add "${who%:*}" --role "${who#*:}" --password-stdin) >/dev/null
  done
}

# Every command may be said again; the ones after a kill find what the ones before left.
# The first story leaves; the second leaves and is withdrawn (전문취소).
scenario() { # DIR
  cd "$1" || exit 1
  "$okgyo" run --quiet stories || return $?
  if [ "$("$okgyo" show 1.en --format json | jq -r '.segments[1].target')" != 'A typed sentence.' ]; then
    "$okgyo" edit 1.en 2 --as kim --text 'A typed sentence.' || return $?
  fi
  for e in 1.en 2.en; do
    case $(state $e) in killed) continue ;; esac
    for f in $("$okgyo" show $e --format json | jq -r '.findings[] | select(.severity == "block" and (.waived | not)) | .fingerprint'); do
      "$okgyo" waive $e "$f" --as kim --reason 'seen' || return $?
    done
    sign $e kim || return $?
    sign $e smith || return $?
  done
  "$okgyo" run --quiet || return $?
  case $(state 2.en) in killed) ;; *) "$okgyo" kill 2.en --as park --reason 'the agency withdrew it' || return $? ;; esac
  "$okgyo" run --quiet
}

state() { # EDITION
  "$okgyo" show "$1" --format json | jq -r .state
}

# Refused because it is signed already is as good as signed.
sign() { # EDITION LOGIN
  case $2-$(state "$1") in
  kim-editor | kim-signed | smith-signed) return 0 ;;
  esac
  "$okgyo" sign "$1" --as "$2" --quiet
}

# Everything that counts, without what a repeated command may add (approvals of the
# same text, numbers of decisions).
result() { # DIR
  cd "$1" || exit 1
  for e in 1.en 2.en; do
    "$okgyo" show $e --format json | jq -c '{article, lang, name, state, reporter, editor,
      segments: [.segments[] | {id, source, draft, target}],
      exported: [.exported[] | {name, format, fate}], findings: [.findings[] | {check, severity, segment, waived, fingerprint}]}'
  done
  "$okgyo" queue --state all --format json | jq -c '[.[] | {article, lang, state, segments, blocks, warns}]'
  "$okgyo" log verify | sed 's/^[0-9]* decisions, unbroken.*/unbroken/'
  find out -type f | sort | while read -r f; do echo "$f"; case $f in *.jsonl | *.json | *.xlf) ;; *) cat "$f" ;; esac; done
  sqlite3 okgyo.db 'SELECT count(*) FROM article; SELECT count(*) FROM edition; SELECT count(*) FROM version; PRAGMA integrity_check;'
}

quietly() { "$@" >"$work/log" 2>&1; }

prepare "$work/reference"
(quietly scenario "$work/reference") || { cat "$work/log"; not_ok "the scenario fails without any kill"; }
result "$work/reference" >"$work/reference.txt"
grep -q '"state":"exported"' "$work/reference.txt" && ok || not_ok "the reference was not exported"
grep -q '"format":"withdrawal","fate":"notice"' "$work/reference.txt" && ok || not_ok "the reference was not withdrawn"

names=$(grep -rhoE 'failpoint\("[a-z.]+"\)' "$root/pipeline" "$root/stages" --include='*.c' | sed 's/.*"\(.*\)".*/\1/' | sort -u)
for name in $names; do
  hit=0
  for pass in $(seq 1 "$passes"); do
    dir="$work/$name-$pass"
    prepare "$dir"
    # the armed process dies; the later ones would die as well, so it is disarmed then
    (OKGYO_FAILPOINT=$name:$pass; export OKGYO_FAILPOINT; quietly scenario "$dir")
    [ $? -eq 137 ] && hit=1
    (quietly scenario "$dir") || { tail -3 "$work/log"; not_ok "$name:$pass: could not go on"; }
    result "$dir" >"$work/got.txt"
    if cmp -s "$work/reference.txt" "$work/got.txt"; then ok; else
      not_ok "$name:$pass: another end than without the kill"
      diff "$work/reference.txt" "$work/got.txt" | head -5
    fi
    rm -rf "$dir"
  done
  [ $hit -eq 1 ] && ok || not_ok "$name was never reached"
done

# Negative controls: the comparison must see these.
prepare "$work/unresumed"
(OKGYO_FAILPOINT=store.commit.before:3; export OKGYO_FAILPOINT; quietly scenario "$work/unresumed")
result "$work/unresumed" >"$work/got.txt" 2>/dev/null
cmp -s "$work/reference.txt" "$work/got.txt" && not_ok "control: a run that was not resumed looks finished" || ok
sqlite3 "$work/reference/okgyo.db" "DROP TRIGGER decision_stay; PRAGMA foreign_keys = OFF; DELETE FROM decision WHERE seq = (SELECT min(seq) FROM decision)"
result "$work/reference" >"$work/got.txt" 2>/dev/null
cmp -s "$work/reference.txt" "$work/got.txt" && not_ok "control: a lost decision is not seen" || ok

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
