#!/bin/sh
exec bao server -config=/etc/bao -log-level=info
