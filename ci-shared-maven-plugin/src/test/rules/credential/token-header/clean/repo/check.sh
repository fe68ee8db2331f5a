#!/bin/sh
curl -H "X-Vault-Token: $BAO_TOKEN" "$BAO_ADDR/v1/sys/mounts"
