path "kv/data/loco/hello/*" {
  capabilities = ["read"]
}
