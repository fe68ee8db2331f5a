path "team/kv/loco/hello/*" {
  capabilities = ["read"]
}
