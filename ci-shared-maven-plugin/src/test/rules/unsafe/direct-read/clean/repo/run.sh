#!/bin/sh
bao kv get -mount=kv loco/hello/db
bao kv get kv/loco/hello/db
bao read kv/data/loco/hello/db
bao kv get -mount=kv "loco/$APP/db"
bao read sys/health
