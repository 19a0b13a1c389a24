#!/bin/sh
# docker.sh: builds the image and works with it as compose.yaml runs it: read-only root, no capabilities,
# no new privileges, uid 10001; the batch job and the sign-offs without any network. For nightly runs and
# releases.
#
# With another engine than Docker's, name its commands:
#   BUILD_IMAGE  called with FOLDER TAG          (docker build -t TAG FOLDER)
#   RUN_IMAGE    called with [OPTIONS] TAG ARGS  (docker run --rm)
#   ENGINE       called with exec, stop, rm, image inspect, volume rm  (docker)
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
tag=okgyo:e2e
run=${RUN_IMAGE:-docker run --rm} engine=${ENGINE:-docker}
work=$(mktemp -d) || exit 2
names="okgyo-e2e-desk-$$ okgyo-e2e-worker-$$"
data=okgyo-e2e-data-$$
port=$((20000 + $$ % 20000))
most_bytes=200000000 most_seconds=10

# shellcheck disable=SC2086,SC2317 # words of a command; called by the trap
tidy() {
    for name in $names; do $engine rm -f "$name"; done
    $engine volume rm -f "$data"
    rm -rf "$work"
} >/dev/null 2>&1
trap tidy EXIT
trap 'exit 130' INT TERM

passed=0 failed=0
ok() {
    name=$1
    shift
    if "$@" >"$work/condition" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name" >&2
        sed 's/^/    /' "$work/condition" "$work/out" "$work/err" 2>/dev/null | head -40 >&2
    fi
}
locked="--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges"
room=""
# okgyo ARGS…: one command in a container of its own
okgyo() {
    # shellcheck disable=SC2086 # words of a command
    $run $locked --network none -v "$data:/data" -v "$work/outbox:/outbox" -v "$work/stories:/stories:ro" $room "$tag" "$@"
}
expect() {
    name=$1 code=$2
    shift 2
    okgyo "$@" >"$work/out" 2>"$work/err" </dev/null
    ok "$name" test $? -eq "$code"
}
says() { ok "$1" grep -qF -- "$2" "$work/out"; }
inspect() { $engine image inspect "$tag" --format "$1"; } 2>/dev/null
seconds() { date +%s; }
# until_true COMMAND…: at most 30 s
until_true() {
    for _ in $(seq 60); do
        "$@" >/dev/null 2>&1 && return 0
        sleep 0.5
    done
    return 1
}

if [ -n "${BUILD_IMAGE:-}" ]; then
    $BUILD_IMAGE "$root" "$tag" >"$work/build.log" 2>&1
else
    docker build -t "$tag" "$root" >"$work/build.log" 2>&1
fi || { tail -30 "$work/build.log" >&2; exit 2; }

size=$(inspect '{{.Size}}')
ok "the image is small ($size bytes)" test "$size" -lt "$most_bytes"
ok "it runs as uid 10001" test "$(inspect '{{.Config.User}}')" = "10001:10001"
ok "it has a licence label" test "$(inspect '{{index .Config.Labels "org.opencontainers.image.licenses"}}')" = "Apache-2.0"
# shellcheck disable=SC2086
ok "nobody in there is root" test "$($run --entrypoint id "$tag" -u)" = 10001

# the folders a container writes to belong to its user
mkdir -m 777 "$work/room" "$work/outbox" "$work/inbox" "$work/stories"
chmod 755 "$work"
cp "$root/tests/golden/samples/weather.txt" "$work/stories/"
begun=$(date +%s%N)
expect "starts" 0 --version
echo "from nothing to the version and gone: $((($(date +%s%N) - begun) / 1000000)) ms; image $size bytes"
expect "its own settings are fine" 0 config check

room="-v $work/room:/room"
expect "sets a newsroom up" 0 init --samples /room
room="-v $work/room:/etc/okgyo:ro"
expect "the batch job drafts a story" 0 run /stories/weather.txt
expect "and knows it afterwards" 0 run /stories/weather.txt
says "for the data are in the volume" "already in"

printf 'a reporters passphrase 1\n' >"$work/stories/reporter" && printf 'an editors passphrase 2\n' >"$work/stories/editor"
chmod 644 "$work/stories"/*
expect "adds a reporter" 0 user add minji --role reporter --password-file /stories/reporter
expect "adds an editor" 0 user add alice --role editor --password-file /stories/editor
# what the checks hold against the sample is waived, as a person would who looked into it
for _ in 1 2 3 4 5 6 7 8 9; do
    okgyo show 1.en --findings >"$work/out" 2>"$work/err"
    finding=$(sed -n 's/^ *#\([0-9]*\) block \[.*/\1/p' "$work/out" | head -n 1)
    [ -n "$finding" ] || break
    expect "waives #$finding" 0 waive 1.en "#$finding" --reason "held against the Korean" --as minji
done
expect "the reporter signs" 0 sign 1.en --as minji
expect "the editor signs" 0 sign 1.en --as alice
ok "signed copy is in the outbox" test -s "$work/outbox/1.en.weather.html"

# start NAME OPTIONS… TAG ARGS…: stays in front of a background job, whose status is the container's
start() {
    # shellcheck disable=SC2086
    $run $locked -v "$data:/data" -v "$work/outbox:/outbox" $room --name "$@" >"$work/out" 2>"$work/err" &
    job=$!
}
# ends NAME: by SIGTERM, in time, with 0
ends() {
    begun=$(seconds)
    $engine stop -t 30 "$1" >/dev/null 2>&1
    wait "$job"
    ok "SIGTERM: ends with 0" test $? -eq 0
    took=$(($(seconds) - begun))
    ok "SIGTERM: in $took s" test "$took" -le "$most_seconds"
}

desk=${names% *} worker=${names#* }
start "$desk" -p "127.0.0.1:$port:8731" "$tag" serve
# shellcheck disable=SC2086
ok "the desk is healthy" until_true $engine exec "$desk" okgyo health
ok "and answers outside" curl -fsS -o "$work/page" "http://127.0.0.1:$port/"
ok "with its page" grep -qi '<!doctype html>' "$work/page"
ends "$desk"

start "$worker" --network none -v "$work/inbox:/inbox" "$tag" work --watch /inbox
# shellcheck disable=SC2086
ok "the worker is healthy" until_true $engine exec "$worker" okgyo health
ok "and made its folders" until_true test -d "$work/inbox/inbox"
cp "$root/tests/golden/samples/diplomacy.txt" "$work/inbox/inbox/" 2>"$work/condition"
ok "a story dropped into the inbox is taken" until_true test -f "$work/inbox/done/diplomacy.txt"
ok "and waits for its reporter" until_true sh -c "$engine exec $worker okgyo queue | grep -q 2.en"
printf '\211PNG\r\n\032\n' >"$work/inbox/inbox/picture.txt"
ok "what is no story is put aside with a note" until_true test -s "$work/inbox/rejected/picture.txt.why.txt"
ends "$worker"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
