#!/bin/sh
bao audit disable file/
curl -X DELETE "$BAO_ADDR/v1/sys/audit/file"
