path "kv/data/loco/hello/cache" {
  capabilities = ["read"]
}

path "kv/data/loco/old/*" {
  capabilities = ["read"]
}
