#!/bin/sh
export BAO_CACERT=/etc/ssl/loco-ca.pem BAO_SKIP_VERIFY=false
bao login -method=kubernetes role=hello
