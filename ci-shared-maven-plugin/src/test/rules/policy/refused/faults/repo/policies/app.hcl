path "secret/data/a" {
  capabilities = "read"
}

path "secret/data/b" {
  capabilities = ["reed"]
}

path "secret/data/+*" {
  capabilities = ["read"]
}

paths "secret/data/c" {
  capabilities = ["read"]
}
