path "kv/data/loco/hello/*" {
  capabilities = ["read"]
}

path "kv/data/loco/hello/private/*" {
  capabilities = ["deny"]
}
