path "kv/data/loco/hello/db" {
  capabilities = ["read"]
}

path "kv/metadata/loco/old/x" {
  capabilities = ["list"]
}
