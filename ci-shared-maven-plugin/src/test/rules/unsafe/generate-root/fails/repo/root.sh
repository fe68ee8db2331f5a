#!/bin/sh
bao operator generate-root -init -otp="$OTP"
