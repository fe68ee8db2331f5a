#!/bin/sh
set -ex
make
bao kv get -mount=kv loco/hello/db
