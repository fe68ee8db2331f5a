path "kv/data/+/private/*" {
  capabilities = ["deny"]
}
