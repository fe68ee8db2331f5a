# shellcheck shell=sh
# What the smoke tests, containers/<name>/test, have in common. They run inside the built image, without a network, with
# this folder at /containers. Each says what it checked; the first thing that is not as expected ends it with exit code 1.

image=${SMOKE_IMAGE:-$(basename "$(dirname "$0")")}
checked=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

fail() {
  echo "$image: $*" >&2
  exit 1
}

ok() {
  checked=$((checked + 1))
  echo "ok: $*"
}

# version <tool> <expected> <command…>: the first version that the command prints is the expected one, or begins with it.
version() {
  tool=$1 expected=$2
  shift 2
  output=$("$@" 2>&1) || fail "$tool: \`$*\` failed with exit code $?: $output"
  found=$(printf '%s\n' "$output" | grep -E -o '[0-9]+(\.[0-9]+)*' | head -n 1)
  case $found. in
    "$expected".*) ok "$tool $found" ;;
    *) fail "$tool is ${found:-of no version}, expected $expected. If the new one is meant, write it into containers/$image/test." ;;
  esac
}

# works <what> <command…>: the command succeeds.
works() {
  what=$1
  shift
  output=$("$@" 2>&1) || fail "$what: \`$*\` failed with exit code $?: $output"
  ok "$what"
}

# refuses <what> <text> <command…>: the command fails, and says the text. A tool that never fails checks nothing.
refuses() {
  what=$1 text=$2
  shift 2
  if output=$("$@" 2>&1); then
    fail "$what: \`$*\` had to fail and did not: $output"
  fi
  says "$what" "$text" printf '%s\n' "$output"
}

# says <what> <text> <command…>: the command succeeds, and its output has the text.
says() {
  what=$1 text=$2
  shift 2
  output=$("$@" 2>&1) || fail "$what: \`$*\` failed with exit code $?: $output"
  case $output in
    *"$text"*) ok "$what" ;;
    *) fail "$what: expected \"$text\" in: $output" ;;
  esac
}

# absent <what> <path…>: none of the paths is there, or it is an empty folder.
absent() {
  what=$1
  shift
  for path; do
    if [ -e "$path" ] && { [ ! -d "$path" ] || [ -n "$(ls -A "$path")" ]; }; then
      fail "$what: $path does not belong into the image"
    fi
  done
  ok "$what"
}

finish() {
  echo "$image: $checked checks passed as $(id -un 2>/dev/null || id -u)"
}
