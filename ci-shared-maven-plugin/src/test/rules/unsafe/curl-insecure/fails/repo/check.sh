#!/bin/sh
curl -sk -H "X-Vault-Token: $BAO_TOKEN" \
  "$BAO_ADDR/v1/sys/health"
wget --no-check-certificate https://openbao.example.org/v1/sys/seal-status
