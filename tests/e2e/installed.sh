#!/bin/sh
# installed.sh [BUILD]: installs BUILD (default build/release) into a folder of its own and works with it
# the way a newsroom would: as a user who owns nothing, in an empty folder, in the C locale, with a
# read-only install and no home. Root drops to nobody; anyone else stays who they are.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/release}
work=$(mktemp -d) || exit 2
prefix=$work/prefix room=$work/room
desk=""
# shellcheck disable=SC2317 # called by the trap
tidy() {
    [ -z "$desk" ] || kill "$desk" 2>/dev/null
    chmod -R u+w "$work" && rm -rf "$work"
}
trap tidy EXIT
trap 'exit 130' INT TERM

cmake --install "$build" --prefix "$prefix" >"$work/install.log" 2>&1 || { cat "$work/install.log" >&2; exit 2; }
mkdir "$room"
chmod 755 "$work"
if [ "$(id -u)" -eq 0 ]; then
    chown 65534:65534 "$room"
    drop="setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs --bounding-set=-all"
else
    drop=""
fi
chmod -R a-w "$prefix"
port=$((20000 + $$ % 20000))

# become ARGS…: this process becomes okgyo, in the room, with nothing of this environment
become() {
    cd "$room" || exit 2
    # shellcheck disable=SC2086 # words of a command
    exec $drop env -i PATH=/usr/bin:/bin LANG=C HOME=/nonexistent OKGYO_REVIEW_PORT="$port" \
        ${bound:+OKGYO_CONFIG="$bound"} "$prefix/bin/okgyo" "$@"
}
okgyo() { (become "$@"); }

passed=0 failed=0
# ok NAME CONDITION…
ok() {
    name=$1
    shift
    if "$@" >"$work/condition" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name" >&2
        sed 's/^/    /' "$work/condition" "$work/out" "$work/err" >&2
    fi
}
# expect NAME CODE ARGS…: okgyo ARGS ends with CODE; its output stays in $work/out and $work/err
expect() {
    name=$1 code=$2
    shift 2
    okgyo "$@" >"$work/out" 2>"$work/err" </dev/null
    ok "$name" test $? -eq "$code"
}
says() { ok "$1" grep -qF -- "$2" "$work/out"; }
complains() { ok "$1" grep -qF -- "$2" "$work/err"; }

expect "prints its version" 0 --version
says "the version is that of the build" "okgyo $(sed -n 's/^project(okgyo VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")"
expect "prints help" 0 --help
expect "an unknown command is a usage error" 2 rnu
complains "and the nearest one is named" "run"

expect "sets a newsroom up" 0 init --samples
ok "with settings" test -s "$room/okgyo.json"
ok "and glossaries" test -d "$room/glossaries"
expect "its settings are fine" 0 config check
expect "drafts a story" 0 run samples/weather.txt
expect "knows it the second time" 0 run samples/weather.txt
says "and says so" "already in"
expect "queues it" 0 queue
says "for the reporter" "reporter"

expect "exports nothing unsigned" 1 export 1.en
complains "and says where it is" "not signed off"
expect "drafts come out when asked for" 0 export 1.en --drafts
says "marked as such" "NOT FOR PUBLICATION"

printf 'a reporters passphrase 1\n' >"$work/reporter" && printf 'an editors passphrase 2\n' >"$work/editor"
chmod 644 "$work/reporter" "$work/editor"
expect "adds a reporter" 0 user add minji --role reporter --password-file "$work/reporter"
expect "adds an editor" 0 user add alice --role editor --password-file "$work/editor"
expect "the editor does not sign first" 1 sign 1.en --as alice
# what the checks hold against the sample is waived, as a person would who looked into it
for _ in 1 2 3 4 5 6 7 8 9; do
    okgyo show 1.en --findings >"$work/out" 2>"$work/err"
    finding=$(sed -n 's/^ *#\([0-9]*\) block \[.*/\1/p' "$work/out" | head -n 1)
    [ -n "$finding" ] || break
    expect "waives #$finding" 0 waive 1.en "#$finding" --reason "held against the Korean" --as minji
done
expect "the reporter signs" 0 sign 1.en --as minji
expect "the reporter does not sign twice" 1 sign 1.en --as minji
expect "the editor signs" 0 sign 1.en --as alice
says "and the story is signed" "signed"

for format in text:txt html:html ninjs:json xliff:xlf jsonl:jsonl; do
    expect "exports ${format%:*}" 0 export 1.en --format "${format%:*}"
    ok "as the stage wrote it: ${format%:*}" cmp "$work/out" "$room/out/1.en.weather.${format#*:}"
done
expect "exports news text" 0 export 1.en
says "with both steps disclosed" "A bilingual reporter checked it against the Korean. An English-language editor reviewed and approved it."
expect "the chain of decisions is whole" 0 log verify
says "with both signatures" "unbroken"

expect "no desk, no health" 3 health
(become serve) >"$work/serve.out" 2>"$work/serve.err" &
desk=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    okgyo health >/dev/null 2>&1 && break
    sleep 0.25
done
expect "the desk answers" 0 health
kill -TERM "$desk"
wait "$desk"
ok "SIGTERM ends the desk with 0" test $? -eq 0
desk=""
expect "and it is gone" 3 health

mkdir "$work/ro" && cp "$room/okgyo.json" "$work/ro/"
chmod -R a+rX,a-w "$work/ro"
bound=$work/ro/okgyo.json
expect "a folder that cannot be written to is a clear fault" 3 queue
bound=""
ok "the install was not touched" test -z "$(find "$prefix" -newer "$work/install.log" -type f)"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
