#!/bin/sh
echo "token is ${BAO_TOKEN:+set}"
echo "$BAO_TOKEN" | bao login -
t=$(printenv BAO_TOKEN)
