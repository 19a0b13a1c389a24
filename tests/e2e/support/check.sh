# shellcheck shell=sh disable=SC2154
# check.sh: sourced by the scripts that drive the program as a user would.
# They set $work, a folder of their own, and end with `check_end`.
passed=0 failed=0

# check NAME EXPECTED-EXIT TEXT-IN-OUTPUT COMMAND…
check() {
  name=$1 code=$2 text=$3
  shift 3
  "$@" >"$work/out" 2>&1
  got=$?
  if [ "$got" -eq "$code" ] && { [ -z "$text" ] || grep -qF -- "$text" "$work/out"; }; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name: exit $got, wanted $code and '$text'"
    head -5 "$work/out"
  fi
}

check_end() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
