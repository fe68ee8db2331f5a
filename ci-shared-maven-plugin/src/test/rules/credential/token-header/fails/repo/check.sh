#!/bin/sh
curl -H "X-Vault-Token: {{uuid}}" "$BAO_ADDR/v1/sys/mounts"
curl -H "Authorization: Bearer {{base62:26}}" \
  https://bao.example.org/v1/sys/health
