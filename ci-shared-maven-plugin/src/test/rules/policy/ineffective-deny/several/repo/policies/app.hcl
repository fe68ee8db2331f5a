path "kv/data/shared/*" {
  capabilities = ["read"]
}

path "kv/metadata/shared/ab*" {
  capabilities = ["read", "list"]
}

path "kv/+/shared/+/x" {
  capabilities = ["deny"]
}
