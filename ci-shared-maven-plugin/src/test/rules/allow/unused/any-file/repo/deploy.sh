#!/bin/sh
# bao-lint: allow unsafe/plain-http -- the demo has no certificate
bao status
