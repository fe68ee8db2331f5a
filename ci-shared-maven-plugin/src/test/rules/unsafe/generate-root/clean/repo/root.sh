#!/bin/sh
bao operator generate-root -status
bao operator generate-root -cancel
