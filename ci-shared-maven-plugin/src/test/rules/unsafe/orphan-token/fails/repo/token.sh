#!/bin/sh
bao token create -orphan -policy=hello
curl -X POST "$BAO_ADDR/v1/auth/token/create-orphan"
