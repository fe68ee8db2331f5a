#!/bin/sh
bao operator unseal {{base64:44}}
