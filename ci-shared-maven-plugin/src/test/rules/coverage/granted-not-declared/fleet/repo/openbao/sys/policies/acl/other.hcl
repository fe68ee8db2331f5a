path "kv/data/loco/hello/cache" {
  capabilities = ["read"]
}
