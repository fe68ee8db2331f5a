#!/bin/sh
echo "token is $BAO_TOKEN"
printenv VAULT_TOKEN
