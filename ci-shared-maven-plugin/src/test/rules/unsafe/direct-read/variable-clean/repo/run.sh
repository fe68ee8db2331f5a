#!/bin/sh
# One segment, a part of one, several, or all that follows: each may be a declared path.
bao kv get -mount=kv "loco/$APP/$STAGE/db"
bao kv get -mount=kv "loco/$APP/db"
bao kv get -mount=kv "loco/hello/${STAGE:-dev}/db"
bao kv get -mount=kv "loco/hello/$(hostname)/db"
bao kv get -mount=kv "loco/hello/$(hostname)/mail"
bao kv get kv/loco/<app>/<stage>/db
bao read "kv/data/loco/he$REST"
bao read "team/a/jobs/hello-$JOB"
bao read jobs/hello-nightly
# Nothing is known but the mount, or not even that.
bao kv get -mount=kv "$SECRET"
bao kv get -mount="$MOUNT" loco/other/db
bao read "kv/data/$SECRET"
curl -H "X-Vault-Token: $BAO_TOKEN" "$BAO_ADDR/v1/kv/data/loco/$APP"
