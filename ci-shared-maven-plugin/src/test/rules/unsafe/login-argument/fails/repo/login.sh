#!/bin/sh
bao login -no-print {{uuid}}
