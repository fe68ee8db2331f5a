#!/bin/sh
bao audit enable file file_path=/var/log/bao.log
bao audit list
