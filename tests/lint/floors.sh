#!/bin/sh
# floors.sh [ROOT]       holds floors, doors and forbidden words of the C sources below ROOT
# floors.sh --self-test  plants faults in a copy and must see each of them refused
#
# Floors: a file includes its own folder and lower floors; never up, never sideways,
# never one stage from another. Doors: one library, one room. Prints
# "file:line: rule: what" for every breach; exit 1 when there is one.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

# shellcheck disable=SC2016 # the program is awk's
check() {
    find "$1/pipeline" "$1/stages" -name '*.[ch]' -type f | LC_ALL=C sort | while read -r file; do
        printf '%s\n' "${file#"$1"/}"
    done | (cd "$1" && xargs awk '
    BEGIN {
        n = split("base 0 text 1 net 1 model 2 terms 3 facts 3 store 3 engine 4 stages 5 cli 7", pairs, " ")
        for (i = 1; i < n; i += 2) floor[pairs[i]] = pairs[i + 1]
        n = split("ingest normalize segment translate glossary qa review export", names, " ")
        for (i = 1; i <= n; i++) floor["stages/" names[i]] = 6

        # what a system header starts with, and the room that may include it
        n = split("unicode/ text libstemmer.h text pcre2.h text curl/ net sqlite3.h store libpq-fe.h store " \
                  "microhttpd.h stages/review expat.h base jansson.h base", pairs, " ")
        for (i = 1; i < n; i += 2) { door[i] = pairs[i]; room_of_door[i] = pairs[i + 1] }
        doors = n

        n = split("system popen gets strcpy strcat sprintf vsprintf strtok tmpnam mktemp alloca", names, " ")
        for (i = 1; i <= n; i++) banned[names[i]] = 1
        faults = 0
    }
    function breach(rule, what) {
        printf "%s:%d: %s: %s\n", FILENAME, FNR, rule, what
        faults++
    }
    # The room a path from the root lies in: pipeline/text/utf8.h -> text, stages/qa/check.h -> stages/qa
    function room(path,   part, n) {
        n = split(path, part, "/")
        if (part[1] == "pipeline") return part[2]
        if (part[1] == "stages") return n > 2 ? "stages/" part[2] : "stages"
        return ""
    }
    # Where an include leads, as a room; "" when it names no room
    function target(name,   part, n) {
        n = split(name, part, "/")
        if (n == 1) return here
        if (part[1] == "stages" || part[1] == "pipeline") return room(name)
        return part[1] in floor ? part[1] : ""
    }
    function check_include(name,   to) {
        if (below && name ~ /^\.\.\/[^\/]+$/) return # from a subfolder into its own room
        if (name ~ /\.\./) { breach("floors", "\"" name "\" climbs; write it from pipeline/ or the root"); return }
        to = target(name)
        if (to == "" || !(to in floor)) { breach("floors", "\"" name "\" is in no room of the house"); return }
        if (to == here || floor[to] < floor[here]) return
        breach("floors", here " (floor " floor[here] ") includes \"" name "\" (floor " floor[to] ")")
    }
    function check_door(name,   i) {
        for (i = 1; i < doors; i += 2)
            if (index(name, door[i]) == 1 && here != room_of_door[i])
                breach("doors", "<" name "> belongs to " room_of_door[i] " alone")
    }
    FNR == 1 {
        here = room(FILENAME)
        below = split(FILENAME, parts, "/") > 3
        comment = 0
        if (!(here in floor)) breach("floors", here " has no floor; add it to tests/lint/floors.sh")
    }
    {
        raw = $0
        if (raw ~ /(TODO|FIXME|(^|[^X])XXX([^X]|$)|HACK)/ || tolower(raw) ~ /not implemented|not yet implemented|[^a-z]for now[^a-z]/)
            breach("unfinished", raw)

        if (match(raw, /^[ \t]*#[ \t]*include[ \t]*"[^"]+"/)) {
            name = substr(raw, RSTART, RLENGTH); sub(/^[^"]*"/, "", name); sub(/".*/, "", name)
            check_include(name)
        } else if (match(raw, /^[ \t]*#[ \t]*include[ \t]*<[^>]+>/)) {
            name = substr(raw, RSTART, RLENGTH); sub(/^[^<]*</, "", name); sub(/>.*/, "", name)
            check_door(name)
        }

        # code without comments; strings are kept as "" so that their words are no calls
        code = raw
        gsub(/\\./, "", code)
        literal = code
        gsub(/"[^"]*"/, "\"\"", code)
        gsub(/\/\*([^*]|\*[^\/])*\*\//, " ", code)
        sub(/\/\/.*/, "", code)
        if (comment) { if (!sub(/^.*\*\//, "", code)) next; comment = 0 }
        if (sub(/\/\*.*/, "", code)) comment = 1

        rest = code
        while (match(rest, /[A-Za-z_][A-Za-z_0-9]*[ \t]*\(/)) {
            before = RSTART > 1 ? substr(rest, RSTART - 1, 1) : ""
            name = substr(rest, RSTART, RLENGTH); sub(/[ \t]*\($/, "", name)
            if (name in banned && before != "." && before != ">") breach("banned", name "()")
            rest = substr(rest, RSTART + RLENGTH)
        }
        if (code ~ /(^|[^A-Za-z_])goto[ \t]/) breach("banned", "goto")
        # scripts are run in one place; what is handed to it is a literal or a const table of the room
        if (code ~ /sqlite3_exec[ \t]*\(/ && FILENAME !~ /^pipeline\/store\/db_sqlite/ && literal !~ /sqlite3_exec[ \t]*\([^,]*,[ \t]*"/)
            breach("banned", "sqlite3_exec() with SQL that is no literal; bind values instead")
        if (code ~ /CURLOPT_SSL_VERIFY(PEER|HOST)[ \t]*,[ \t]*(0|false|\(long\)[ \t]*0)/)
            breach("banned", "TLS certificates are always verified")
    }
    END { exit faults ? 1 : 0 }
    ') || return 1
}

# plant NAME RULE FILE TEXT: a fault in a fresh copy must be refused under that rule
planted=0 missed=0
plant() {
    rm -rf "$copy" && mkdir "$copy" && cp -R "$root/pipeline" "$root/stages" "$copy/"
    printf '\n%s\n' "$4" >>"$copy/$3"
    if check "$copy" >"$copy.out" 2>&1; then
        echo "not refused: $1" >&2
        missed=$((missed + 1))
    elif grep -q "^$3:[0-9]*: $2:" "$copy.out"; then
        planted=$((planted + 1))
    else
        echo "refused, but not for $2: $1" >&2
        sed 's/^/  /' "$copy.out" >&2
        missed=$((missed + 1))
    fi
}

self_test() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    copy=$work/tree
    plant "an include upward" floors pipeline/base/str.c '#include "text/utf8.h"'
    plant "an include sideways" floors pipeline/terms/termbase.h '#include "store/store.h"'
    plant "a stage that includes another" floors stages/export/export.c '#include "stages/qa/check.h"'
    plant "a stage that includes the list of stages" floors pipeline/engine/engine.h '#include "stages/stages.h"'
    plant "an include that climbs" floors stages/export/export.c '#include "../qa/check.h"'
    plant "an include out of the house" floors pipeline/base/str.c '#include "elsewhere/x.h"'
    plant "ICU outside text" doors stages/export/export.c '#include <unicode/ucnv.h>'
    plant "curl outside net" doors pipeline/cli/main.c '#include <curl/curl.h>'
    plant "SQLite outside store" doors pipeline/engine/engine.h '#include <sqlite3.h>'
    plant "microhttpd outside review" doors pipeline/net/http.h '#include <microhttpd.h>'
    plant "a shell" banned stages/export/export.c 'int f(void) { return system ("ls"); }'
    plant "a pipe to a shell" banned pipeline/base/file.c 'void *f(void) { return popen("ls", "r"); }'
    plant "SQL put together" banned pipeline/store/store.h 'void f(void) { sqlite3_exec(db, sql, 0, 0, 0); }'
    plant "certificates not verified" banned pipeline/net/http.h 'void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L); }'
    plant "unfinished work" unfinished pipeline/base/str.c "/* TO""DO: later */"
    echo "$planted passed, $missed failed"
    [ "$missed" -eq 0 ]
}

case ${1-} in
--self-test) self_test ;;
*) check "${1:-$root}" ;;
esac
