#!/bin/sh -x
make
