#!/bin/sh
asked=${1#*\'}
asked=${asked%%\'*}
scheme=${asked%%://*}
rest=${asked#*://}
rest=${rest%%/*}
host=${rest##*@}
[ "$scheme://$host" = "$CI_SHARED_GIT_SERVER" ] || exit 1
case $1 in
  Username*) echo ci-shared ;;
  Password*) printf '%s\n' "$CI_SHARED_GIT_TOKEN" ;;
  *) exit 1 ;;
esac
