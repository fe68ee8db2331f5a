#!/bin/sh
%s
# Checks the message by Conventional Commits 1.0.0. Once without it: git commit --no-verify
# For good: ci-shared commit-check --uninstall-hook
if command -v commit-check >/dev/null 2>&1; then
  commit-check "$1"
%selse
  echo "commit-msg hook: commit-check of ci-shared is not on the PATH; the message was not checked" >&2
  exit 0
fi
status=$?
if [ "$status" -ne 0 ]; then
  echo "commit-msg hook: not committed. The message is kept in $1; once without the hook: git commit --no-verify" >&2
fi
exit "$status"
