#!/bin/sh
# PostgreSQL as the ledger: a server of its own on a Unix socket in a temporary folder, stopped at the end.
# The store's unit tests, the whole line to signed-off copy, two processes, kill -9, a server that goes away.
#
#   OKGYO_BIN=build/release/okgyo tests/e2e/postgres.sh [--desk]    with the desk's browser tests, too
set -u
okgyo=$(realpath "${OKGYO_BIN:-build/release/okgyo}")
root=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -1)
[ -n "$bin" ] || { echo "postgres.sh: no PostgreSQL here: .ci/packages tests" >&2; exit 2; }
chmod 755 "$work"
# the server refuses to be root's
server=
if [ "$(id -u)" -eq 0 ]; then
  server="setpriv --reuid=65534 --regid=65534 --clear-groups"
  mkdir "$work/pg"
  chown 65534:65534 "$work/pg"
else
  mkdir "$work/pg"
fi
pg() { # ARGS…: pg_ctl, its words kept
  (cd "$work/pg" && $server "$bin/pg_ctl" -D "$work/pg/data" -w -t 60 "$@") >>"$work/server.log" 2>&1
}
# shellcheck disable=SC2317 # called by the trap
cleanup() {
  pg stop -m immediate
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM
(cd "$work/pg" && $server "$bin/initdb" -D "$work/pg/data" -U okgyo -A trust -E UTF8 --locale=C.UTF-8) >"$work/server.log" 2>&1 ||
  { cat "$work/server.log" >&2; exit 2; }
up() { pg start -o "-k $work/pg -c listen_addresses='' -c unix_socket_permissions=0777 -c fsync=off" -l "$work/pg/log"; }
up || { cat "$work/server.log" "$work/pg/log" >&2; exit 2; }
fresh() { # NAME: a new database; its address is $OKGYO_STORE_URL from here on
  "$bin/createdb" -h "$work/pg" -U okgyo "$1" || exit 2
  OKGYO_STORE_URL="postgresql://okgyo@/$1?host=$work/pg"
  export OKGYO_STORE_URL
}
sql() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -d "$OKGYO_STORE_URL" -c "$1"; }

# shellcheck source=tests/e2e/support/check.sh
. "$root/tests/e2e/support/check.sh"
room() {
  mkdir -p "$work/$1" && cd "$work/$1" || exit 1
  "$okgyo" init --quiet --samples .
}

# --- the store's own tests, each on empty tables ---
fresh unit
check "unit tests of the store" 0 'PASSED' env OKGYO_TEST_STORE="$OKGYO_STORE_URL" "$(dirname "$okgyo")/tests/unit.store.store"

# --- the whole line ---
fresh line
room line
check "drafted and checked" 0 '' "$okgyo" run --quiet samples
check "the same again is no news" 0 '0 new, 0 new versions, 8 already in' "$okgyo" run samples
for who in kim:reporter smith:editor; do
  check "adds ${who%:*}" 0 '' sh -c "echo 'a long enough password' | '$okgyo' user add ${who%:*} --role ${who#*:} --password-stdin"
done
"$okgyo" edit 8 13 --as kim --text '"The water was up to my waist in 20 minutes. I ran out with nothing," said Yang Mi-reu, 58, a resident of Daejeong-eup.' >"$work/out" 2>&1
check "the reporter signs" 0 '' "$okgyo" sign 8 --as kim
check "one person cannot sign twice" 1 'needs another person' sh -c "echo 'a long enough password' |
  '$okgyo' user role kim editor; '$okgyo' sign 8 --as kim"
check "the editor signs" 0 '' "$okgyo" sign 8 --as smith
check "exported" 0 '' "$okgyo" export 8 --format jsonl
check "the chain holds" 0 'unbroken' "$okgyo" log verify
check "decisions stay" 1 'only ever added' sql "UPDATE decision SET text = 'x'"
check "nor do they go" 1 'only ever added' sql "DELETE FROM decision"
sql "DROP TRIGGER decision_keep ON decision; UPDATE decision SET text = 'x' WHERE seq = (SELECT max(seq) FROM decision)"
check "who gets round that is found out" 1 '' "$okgyo" log verify
check "the log can be read" 0 'kim' "$okgyo" log
check "the report" 0 'CHECK' "$okgyo" report

if [ "${1:-}" = "--desk" ]; then
  fresh desk
  check "the desk" 0 'fail 0' env OKGYO_TEST_STORE="$OKGYO_STORE_URL" OKGYO_BIN="$okgyo" node --test "$root/tests/e2e/desk.test.mjs"
fi

# --- two processes ---
fresh pair
room pair
mkdir many
for i in $(seq 40); do printf '제목 %s번\n\n정부는 %s번째 회의를 열었다. 회의는 길었다.\n' "$i" "$i" >"many/s$i.txt"; done
"$okgyo" run --quiet many >one 2>&1 &
first=$!
check "two at once" 0 '' "$okgyo" run --quiet many
wait $first
check "the other one" 0 '' [ $? -eq 0 ]
check "each story once" 0 '40|40' sql 'SELECT count(*), count(DISTINCT article) FROM edition'
check "all through" 0 '0' sql "SELECT count(*) FROM edition WHERE state <> 'reporter'"

# --- kill -9, then a server that goes away and comes back ---
fresh stops
for i in 1 2 3 4 5; do
  "$okgyo" run --quiet many >log 2>&1 &
  pid=$!
  sleep "0.0$i"
  kill -KILL $pid 2>/dev/null
  wait $pid 2>/dev/null
done
check "goes on after kill -9" 0 '' "$okgyo" run --quiet many
check "every story once" 0 '40|0' sql "SELECT count(*), sum(CASE WHEN state = 'reporter' THEN 0 ELSE 1 END) FROM edition"
mkdir -p hot/inbox
"$okgyo" work --watch hot --poll-ms 100 >log 2>&1 &
pid=$!
sleep 0.5
pg restart -m fast -o "-k $work/pg -c listen_addresses='' -c unix_socket_permissions=0777 -c fsync=off" -l "$work/pg/log"
printf '새 기사\n\n정부는 아흔한 번째 회의를 열었다.\n' >hot/inbox/new.txt
for _ in $(seq 100); do [ -e hot/done/new.txt ] && break; sleep 0.1; done
check "the worker finds the server again" 0 '' [ -e hot/done/new.txt ]
kill -TERM $pid
wait $pid
check "and ends well" 0 '' [ $? -eq 0 ]
pg stop -m fast
check "no server: said so" 3 'cannot be reached' "$okgyo" queue
check "no password in the settings" 3 'PGPASSFILE' env OKGYO_STORE_URL='postgresql://okgyo:secret@127.0.0.1/x' "$okgyo" queue
check "not the password itself" 1 '' grep -q secret "$work/out"
check "no such kind" 3 'no such kind of database' env OKGYO_STORE_URL='mysql://x/y' "$okgyo" queue
up

check_end
