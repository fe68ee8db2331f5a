#!/bin/sh
bao kv get -mount=kv "loco/$APP/cache"
bao kv get -mount=kv "loco/other-$STAGE/db"
bao read "kv/data/loco/${APP}/${STAGE}/mail"
curl -H "X-Vault-Token: $BAO_TOKEN" "$BAO_ADDR/v1/kv/data/shared/$APP"
