#!/bin/sh
echo {{base62:20}} > ~/.vault-token
