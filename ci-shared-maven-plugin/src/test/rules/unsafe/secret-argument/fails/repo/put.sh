#!/bin/sh
bao kv put -mount=kv hello user=app password="$PASSWORD"
bao write auth/approle/login role_id="$ROLE_ID" \
  secret_id="$SECRET_ID"
