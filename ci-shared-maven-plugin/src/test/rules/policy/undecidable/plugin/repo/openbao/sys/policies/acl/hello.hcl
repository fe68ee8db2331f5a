path "kv/data/loco/hello/db" {
  capabilities = ["read"]
}
