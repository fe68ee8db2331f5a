#!/bin/sh
bao token create -orphan=false -policy=hello
