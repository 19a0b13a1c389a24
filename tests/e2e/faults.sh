#!/bin/sh
# Bad input and faults, as a user meets them: a clear message, the right exit code,
# nothing lost.
#
#   OKGYO_BIN=build/release/okgyo tests/e2e/faults.sh
set -u
okgyo=$(realpath "${OKGYO_BIN:-build/release/okgyo}")
root=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
endpoint=
mounted=
shared=
cleanup() {
  [ -n "$endpoint" ] && kill "$endpoint" 2>/dev/null
  [ -n "$mounted" ] && umount "$mounted" 2>/dev/null
  rm -rf "$work" ${shared:+"$shared"}
}
trap cleanup EXIT
chmod 755 "$work"
# shellcheck source=tests/e2e/support/check.sh
. "$root/tests/e2e/support/check.sh"

room() { # NAME: an empty newsroom that drafts from the memory
  mkdir -p "$work/$1"
  cd "$work/$1" || exit 1
  "$okgyo" init --quiet --samples .
}

# --- pairs with a bad line among them ---
mkdir -p "$work/pairs"
cd "$work/pairs" || exit 1
printf '%s\n' '{"id":"a","source":"예산은 12억 원이다.","target":"The budget is 12 billion won."}' \
  '{"id":"b","source":"","target":""}' 'no JSON' '{"id":"d","source":"맞다.","target":"Right."}' >bad.jsonl
check "the bad line is named" 2 'bad.jsonl:3' "$okgyo" check --pairs bad.jsonl --format jsonl
check "the pairs before it have their answer" 0 '{"id":"b","findings":[]}' sh -c "'$okgyo' check --pairs bad.jsonl --format jsonl 2>/dev/null; true"
yes '{"id":"a","source":"예산은 12억 원이다.","target":"The budget is 1.2 billion won."}' | head -n 100000 |
  /usr/bin/env sh -c "ulimit -v 200000; '$okgyo' check --pairs - --format jsonl" | wc -l >lines
check "a hundred thousand pairs flow through" 0 100000 cat lines

# --- out to a spreadsheet and a CAT tool, and back ---
room batch
echo 'a long enough password' | "$okgyo" user add kim --role reporter --password-stdin >/dev/null
"$okgyo" run --quiet samples/weather.txt
check "out" 0 'sheets/1.en.weather.csv' "$okgyo" batch export 1.en --format csv -o sheets
check "out as XLIFF" 0 'sheets/1.en.weather.xlf' "$okgyo" batch export 1.en -o sheets
check "nobody's work is replaced" 2 'is there already' "$okgyo" batch export 1.en -o sheets
check "back untouched" 0 '1.en: 0 changed, 0 refused' "$okgyo" batch import sheets/1.en.weather.csv --as kim
check "back untouched from XLIFF" 0 '1.en: 0 changed, 0 refused' "$okgyo" batch import sheets/1.en.weather.xlf --as kim
target=$("$okgyo" show 1.en --format json | jq -r '.segments[1].target')
sed "s|$target|It poured.|" sheets/1.en.weather.csv >mine.csv
sed "s|<target>$target|<target>It drizzled.|" sheets/1.en.weather.xlf >yours.xlf
check "one sentence changed" 0 '1.en: 1 changed, 0 refused' "$okgyo" batch import mine.csv --as kim
check "the same again" 0 '1.en: 0 changed, 0 refused' "$okgyo" batch import mine.csv --as kim
check "changed meanwhile" 1 'nothing was overwritten' "$okgyo" batch import yours.xlf --as kim
check "both are shown" 1 'now:   It poured.' "$okgyo" batch import yours.xlf --as kim
check "it stands" 0 'It poured.' "$okgyo" show 1.en
check "not an editor of this" 2 'nobody here is called' "$okgyo" batch import mine.csv --as nobody
check "no such edition" 2 'there is no article' "$okgyo" batch export 99.en
check "no sheet" 2 'there is no column "edition"' "$okgyo" batch import okgyo.json --as kim

# --- a full-screen terminal: keys, an editor, a signature, and the terminal given back ---
room screen
for who in kim:reporter smith:editor; do
  echo 'a long enough password' | "$okgyo" user add "${who%:*}" --role "${who#*:}" --password-stdin >/dev/null
done
printf '짧은 기사\n\n비가 왔다.\n' >short.txt
"$okgyo" run --quiet short.txt
cat >editor <<'EOF'
#!/bin/sh
case $(cat "$1") in *.) echo 'It poured.' >"$1" ;; '') echo 'It rained.' >"$1" ;; *) exit 1 ;; esac
EOF
chmod +x editor
# Each key waits until the page has answered the one before: the terminal's input is a pipe here.
keys() { # LOGIN KEY…: one run of okgyo review
  login=$1
  shift
  { sleep 1; for key in "$@"; do printf "$key"; sleep 0.7; done; } |
    EDITOR="$PWD/editor" script -qec "stty rows 24 cols 90; '$okgyo' review 1.en --as $login; echo left-\$?; stty -a" /dev/null
}
check "no terminal, no page" 2 'wants a terminal' "$okgyo" review 1.en --as kim
check "sentences are written in an editor" 0 'left-0' keys kim e j e q
check "and stand" 0 'It rained.' "$okgyo" show 1.en
check "another name signs nothing" 0 'nothing was signed' keys kim s smith '\r' q
check "one's own does" 0 'signed' keys kim s kim '\r' q
check "the rules are the desk's" 0 "past the reporter's pass" keys kim s kim '\r' q
check "the terminal is given back" 0 ' echo ' keys smith q

# --- files ---
room files
head -c 3000 "$okgyo" >program.txt
printf '제목\n\n\260\241\377\377 본문이다.\n' >wrong.txt
: >empty.txt
printf '\n \n' >blank.txt
head -c 17000000 /dev/zero | tr '\0' 'a' >huge.txt
awk 'BEGIN { print "큰 기사\n"; for (i = 0; i < 75000; i++) print i "번째 안건을 의결했다고 정부가 밝혔다. 시민들은 이를 크게 환영했다고 한다.\n" }' >big.txt
check "a program" 4 'program.txt: ' "$okgyo" run program.txt
check "wrong bytes" 4 'byte offset' "$okgyo" run wrong.txt
check "an empty file" 4 'empty.txt: ' "$okgyo" run empty.txt
check "blank lines" 4 'blank.txt: ' "$okgyo" run blank.txt
check "over the limit" 3 'limit of 16777216 bytes' "$okgyo" run huge.txt
check "10 MB" 0 '' "$okgyo" run --quiet big.txt
check "not there" 3 'nothing.txt: cannot be opened' "$okgyo" run nothing.txt
check "rejected ones are shown" 0 'rejected' "$okgyo" queue
check "a new story" 0 '1 new' "$okgyo" run samples/weather.txt
check "the same again" 0 'already in' "$okgyo" run samples/weather.txt
cp samples/weather.txt elsewhere.txt
check "the same under another name" 0 '0 new, 0 new versions, 1 already in' "$okgyo" run elsewhere.txt
printf '\n한 문장이 더해졌다.\n' >>samples/weather.txt
check "corrected" 0 '1 new versions' "$okgyo" run samples/weather.txt
mkdir shut && cp elsewhere.txt shut/ && chmod 000 shut
if [ "$(id -u)" -eq 0 ]; then as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"; else as_nobody=; fi
mkdir -m 777 shelf
# shellcheck disable=SC2086
check "an unreadable folder" 3 'shut: cannot be opened' env OKGYO_STORE_URL="$work/files/shelf/x.db" $as_nobody "$okgyo" run shut
chmod 700 shut

# --- settings and glossaries ---
room settings
printf '{"translate":{"max_atempts":3}}' >bad.json
check "an unknown setting" 2 "/translate/max_atempts: there is no such setting; did you mean 'max_attempts'?" "$okgyo" --config bad.json run
check "an unknown command" 2 "did you mean 'queue'?" "$okgyo" queu
check "an unknown option" 2 'did you mean --priority?' "$okgyo" run --priorty 3
printf '이순신,Yi Sun-sin,"never closed\n' >>glossaries/ko-en/people.ko-en.csv
check "a bad glossary row" 0 'people.ko-en.csv:' "$okgyo" run samples/weather.txt
check "the other rows hold" 0 'term.forbidden' sh -c "'$okgyo' run --quiet samples/diplomacy.txt; '$okgyo' show 2"

# --- the database ---
room base
"$okgyo" run --quiet samples/weather.txt
mkdir -m 777 sealed && cp okgyo.db sealed/ && chmod 444 sealed/okgyo.db && chmod 555 sealed
# shellcheck disable=SC2086
check "a read-only database" 3 'sealed/okgyo.db' env OKGYO_STORE_URL="$work/base/sealed/okgyo.db" $as_nobody "$okgyo" run samples/diplomacy.txt
printf 'this is no database at all, but it is long enough to be looked at' >not.db
check "not a database" 3 'this is not a database' env OKGYO_STORE_URL=not.db "$okgyo" queue
check "no such folder" 3 'is the folder there' env OKGYO_STORE_URL=/nowhere/x.db "$okgyo" queue

# --- two processes on one database ---
room pair
mkdir many
for i in $(seq 40); do printf '제목 %s번\n\n정부는 %s번째 회의를 열었다. 회의는 길었다.\n' "$i" "$i" >"many/s$i.txt"; done
"$okgyo" run --quiet many >one 2>&1 &
first=$!
check "two at once" 0 '' "$okgyo" run --quiet many
wait $first
check "the other one" 0 '' [ $? -eq 0 ]
check "each story once" 0 '40|40' sqlite3 okgyo.db 'SELECT count(*), count(DISTINCT article) FROM edition'
check "all through" 0 '0' sqlite3 okgyo.db "SELECT count(*) FROM edition WHERE state <> 'reporter'"

# --- interruptions ---
node "$root/tests/e2e/endpoint.mjs" --mode=slow --ms=100 --max-seconds=300 >"$work/port" &
endpoint=$!
for _ in $(seq 50); do [ -s "$work/port" ] && break; sleep 0.1; done
port=$(grep -oE '[0-9]+' "$work/port" | tail -1)
room stops
mkdir many
for i in $(seq 30); do printf '제목 %s번\n\n정부는 %s번째 회의를 열었다. 회의는 길었다. 표결은 없었다.\n' "$i" "$i" >"many/s$i.txt"; done
printf '{"translate":{"order":["slow"],"endpoints":[{"name":"slow","preset":"libretranslate","url":"http://127.0.0.1:%s","batch":1,"concurrency":2}]}}' "$port" >okgyo.json
for signal in INT TERM; do
  "$okgyo" run many >"$work/log" 2>&1 &
  pid=$!
  sleep 1
  kill -$signal $pid
  wait $pid
  check "SIG$signal ends a run" 0 '' [ $? -eq 130 ]
done
for i in 1 2 3 4 5 6; do
  "$okgyo" run --quiet many >"$work/log" 2>&1 &
  pid=$!
  sleep "0.$i"
  kill -KILL $pid 2>/dev/null
  wait $pid 2>/dev/null
done
check "goes on after kill -9" 0 '' "$okgyo" run --quiet many
check "every sentence drafted" 0 '0' sqlite3 okgyo.db "SELECT count(*) FROM edition WHERE state <> 'reporter' OR segments <> 4"
check "nothing bought twice over" 0 'fine' sh -c "n=\$(sqlite3 okgyo.db 'SELECT count(*) FROM memo'); [ \$n -le 130 ] && echo fine"
check "an unbroken ledger" 0 'ok' sqlite3 okgyo.db 'PRAGMA integrity_check'
mkdir -p hot/inbox && cp many/s1.txt hot/inbox/new.txt && cp ../files/program.txt hot/inbox/
sed 's/1번/91번/g' many/s1.txt >hot/inbox/new.txt
"$okgyo" work --watch hot --poll-ms 100 >"$work/log" 2>&1 &
pid=$!
for _ in $(seq 60); do [ -e hot/done/new.txt ] && [ -e hot/rejected/program.txt ] && break; sleep 0.1; done
check "the worker lives" 0 'a worker is at work' "$okgyo" health
kill -TERM $pid
wait $pid
check "SIGTERM ends the worker well" 0 '' [ $? -eq 0 ]
check "taken from the hot folder" 0 '' [ -e hot/done/new.txt ]
check "why it was rejected" 0 'program' cat hot/rejected/program.txt.why.txt

# --- a full disk: a small file system of our own, or a container's small /dev/shm ---
room full
small=
mkdir own
if mount -t tmpfs -o size=2m tmpfs own 2>/dev/null; then
  small=$work/full/own mounted=$small
elif [ "$(df -k --output=size /dev/shm 2>/dev/null | tail -1)" -le 1048576 ] 2>/dev/null; then
  small=$(mktemp -d /dev/shm/okgyo-XXXXXX) shared=$small
fi
if [ -n "$small" ]; then
  export OKGYO_STORE_URL="$small/okgyo.db"
  "$okgyo" run --quiet samples/weather.txt
  cp "$work"/pair/many/s1.txt "$work"/pair/many/s2.txt .
  cat /dev/zero >"$small/fill" 2>/dev/null
  check "the disk is full" 3 'disk is full' "$okgyo" run --quiet samples/diplomacy.txt samples/politics.txt samples/crime.cp949.txt s1.txt s2.txt
  check "it says so to whoever looks" 3 'disk is full' "$okgyo" queue
  rm "$small/fill"
  check "space again" 0 '' "$okgyo" run --quiet samples/diplomacy.txt samples/politics.txt s1.txt
  check "whole" 0 'ok' sqlite3 "$small/okgyo.db" 'PRAGMA integrity_check'
  unset OKGYO_STORE_URL
else
  check "there is a small file system to fill (root may mount one)" 0 '' false
fi

check_end
