#!/usr/bin/env bash
# Builds the fleet's images from this checkout, with buildah, podman or docker. `containers/build.sh --help` tells the rest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Exit codes.
readonly FAILED=1 USAGE=2 NO_TOOL=3

usage() {
  cat <<'END'
usage: containers/build.sh [option…] [name…]

Builds containers/<name>/Containerfile for each name, all of them without a name. The build context is the root of the
repository, as in the release pipelines. Image arguments stand in containers/<name>/build-args, one KEY=VALUE a line.

  --base name=image     build that image on this base instead of its own: a stand-in, or a mirror's
  --build-arg KEY=VALUE passed on to the build of every image named
  --tag tag             the images' tag; default: dev
  --test                run containers/<name>/test in each image that was built
  --test-only           run the tests in images that are there; build nothing
  --test-user user      the user the tests run as; default: the image's
  --test-env KEY=VALUE  an environment variable for the tests
  --tool tool           buildah, podman or docker; default: the first of them that is there and answers
  --list                print the names and what their images are called
  --help                print this

Exit codes: 0 built (and tested), 1 a build or a test failed, 2 wrong usage, 3 no tool to build with.
END
}

# What is called with these names in the registry; one source for the list of names, too.
image_of() {
  case $1 in
    ci-shared) echo loco/shared-ci-shared ;;
    rust-base) echo loco/shared-rust-base ;;
    python-base) echo loco/shared-python-base ;;
    python-3.13-base) echo loco/shared-python-base-3.13 ;;
    go-base) echo loco/shared-go-base ;;
    *) return 1 ;;
  esac
}

names_here() {
  local file
  for file in containers/*/Containerfile; do
    basename "$(dirname "$file")"
  done
}

say() {
  printf '==> %s\n' "$*"
}

end() {
  local code=$1
  shift
  printf 'containers/build.sh: %s\n' "$*" >&2
  exit "$code"
}

check_name() {
  if ! image_of "$1" >/dev/null || ! [ -f "containers/$1/Containerfile" ]; then
    end "$USAGE" "there is no image \"$1\"; there are: $(names_here | paste -s -d ' ')"
  fi
}

# A client alone builds nothing: docker's engine may be missing or stopped.
answers() {
  case $1 in
    buildah) command -v buildah >/dev/null ;;
    podman) command -v podman >/dev/null && podman info >/dev/null 2>&1 ;;
    docker) command -v docker >/dev/null && docker version >/dev/null 2>&1 ;;
    *) end "$USAGE" "--tool is buildah, podman or docker, not \"$1\"" ;;
  esac
}

find_tool() {
  local tool
  if [ -n "${1:-}" ]; then
    answers "$1" || end "$NO_TOOL" "$1 is not here, or does not answer (a docker client needs its engine)"
    echo "$1"
    return
  fi
  for tool in buildah podman docker; do
    if answers "$tool"; then
      echo "$tool"
      return
    fi
  done
  end "$NO_TOOL" 'there is no tool to build images with: install buildah or podman (Debian: apt-get install buildah), or start a docker engine'
}

build() {
  local name=$1 argument
  # The file itself, where it is a link: BuildKit does not follow one out of its folder.
  local arguments=(--file "$(realpath --relative-to=. "containers/$name/Containerfile")" --tag "$(image_of "$name"):$tag")
  if [ -f "containers/$name/build-args" ]; then
    while IFS= read -r argument; do
      arguments+=(--build-arg "$argument")
    done <"containers/$name/build-args"
  fi
  # After the file's: the last of a name counts.
  if [ -n "${bases[$name]:-}" ]; then
    arguments+=(--build-arg "BASE=${bases[$name]}")
  fi
  arguments+=("${build_args[@]}" --build-arg "SOURCE=$source" --build-arg "REVISION=$revision" --build-arg "VERSION=$tag"
    --build-arg "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH")
  case $tool in
    buildah) buildah build --layers --timestamp "$SOURCE_DATE_EPOCH" "${arguments[@]}" . ;;
    podman) podman build --timestamp "$SOURCE_DATE_EPOCH" "${arguments[@]}" . ;;
    docker) docker build "${arguments[@]}" . ;;
  esac
}

smoke_test() {
  local name=$1 image container code=0
  image=$(image_of "$name"):$tag
  local arguments=("${test_env[@]}")
  if [ -n "$test_user" ]; then
    arguments+=(--user "$test_user")
  fi
  if [ "$tool" = buildah ]; then
    container=$(buildah from --pull-never "$image")
    buildah run --volume "$PWD/containers:/containers:ro" "${arguments[@]}" -- "$container" \
      /bin/sh "/containers/$name/test" || code=$?
    buildah rm "$container" >/dev/null
    return "$code"
  fi
  "$tool" run --rm --network none --volume "$PWD/containers:/containers:ro" "${arguments[@]}" \
    --entrypoint /bin/sh "$image" "/containers/$name/test"
}

declare -A bases=()
build_args=()
test_env=()
names=()
tag=dev
tool=
test_user=
do_build=true
do_test=false

value() {
  if [ $# -lt 2 ] || [ -z "$2" ]; then
    end "$USAGE" "$1 needs a value; see --help"
  fi
}

while [ $# -gt 0 ]; do
  case $1 in
    --base)
      value "$@"
      if ! [[ $2 == ?*=?* ]]; then
        end "$USAGE" "--base is name=image, not \"$2\""
      fi
      check_name "${2%%=*}"
      bases[${2%%=*}]=${2#*=}
      shift
      ;;
    --build-arg)
      value "$@"
      build_args+=(--build-arg "$2")
      shift
      ;;
    --tag)
      value "$@"
      tag=$2
      shift
      ;;
    --test) do_test=true ;;
    --test-only) do_test=true do_build=false ;;
    --test-user)
      value "$@"
      test_user=$2
      shift
      ;;
    --test-env)
      value "$@"
      test_env+=(--env "$2")
      shift
      ;;
    --tool)
      value "$@"
      tool=$2
      shift
      ;;
    --list)
      for name in $(names_here); do
        printf '%s\t%s\n' "$name" "$(image_of "$name")"
      done
      exit 0
      ;;
    --help)
      usage
      exit 0
      ;;
    -*)
      usage >&2
      end "$USAGE" "there is no option $1"
      ;;
    *)
      check_name "$1"
      names+=("$1")
      ;;
  esac
  shift
done

if [ ${#names[@]} -eq 0 ]; then
  mapfile -t names < <(names_here)
fi
tool=$(find_tool "$tool")

# Where it comes from, as labels; and the time of the commit for files and image, so that a commit gives one image. A
# checkout that differs from its commit says so.
revision=unknown
source=
if git rev-parse --quiet --verify HEAD >/dev/null 2>&1; then
  revision=$(git rev-parse HEAD)$(git diff --quiet HEAD -- || echo -dirty)
  # Without what may stand before the host: a remote's address can hold a password.
  source=$(git config --get remote.origin.url | sed -E 's#^([a-z+]+://)[^/@]*@#\1#' || true)
  SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
fi
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0}

failed=()
for name in "${names[@]}"; do
  if $do_build; then
    say "$name: building $(image_of "$name"):$tag with $tool"
    if ! build "$name"; then
      failed+=("$name (build)")
      continue
    fi
  fi
  if $do_test; then
    say "$name: testing it${test_user:+ as $test_user}"
    if ! smoke_test "$name"; then
      failed+=("$name (test)")
    fi
  fi
done
if [ ${#failed[@]} -gt 0 ]; then
  end "$FAILED" "failed: $(printf '%s, ' "${failed[@]}" | sed 's/, $//')"
fi
say "done: ${names[*]}"
