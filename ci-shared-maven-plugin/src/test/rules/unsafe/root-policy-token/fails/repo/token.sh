#!/bin/sh
bao token create -ttl=1h \
  -policy=root
