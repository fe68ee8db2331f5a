#!/bin/sh
exec bao server -dev -dev-listen-address=0.0.0.0:8200
