#!/bin/sh
bao operator unseal
