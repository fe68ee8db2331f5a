name = [1]
name = {}
path "a" {}
