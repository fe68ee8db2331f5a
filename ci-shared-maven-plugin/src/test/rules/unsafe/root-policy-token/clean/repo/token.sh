#!/bin/sh
bao token create -policy=hello -policy=root-ca-reader
