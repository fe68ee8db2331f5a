path "kv/data/loco/*" {
  capabilities = ["read"]
}
