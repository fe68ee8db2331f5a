#!/bin/sh
bao kv get -mount=kv loco/other/db
curl -H "X-Vault-Token: $BAO_TOKEN" "$BAO_ADDR/v1/kv/data/loco/third/db"
