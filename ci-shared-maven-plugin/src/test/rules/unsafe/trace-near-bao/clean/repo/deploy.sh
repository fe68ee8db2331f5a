#!/bin/sh
set -x
make
set +x
bao kv get -mount=kv loco/hello/db
