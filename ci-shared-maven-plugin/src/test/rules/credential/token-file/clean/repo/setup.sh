#!/bin/sh
printf %s "$BAO_TOKEN" > ~/.vault-token
