#!/bin/sh
export BAO_SKIP_VERIFY=true
bao login -tls-skip-verify -method=kubernetes role=hello
