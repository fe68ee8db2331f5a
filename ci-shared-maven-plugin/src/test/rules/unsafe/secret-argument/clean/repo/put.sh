#!/bin/sh
printf %s "$PASSWORD" | bao kv put -mount=kv hello user=app password=-
bao write auth/approle/role/hello token_ttl=1h secret_id_ttl=10m
