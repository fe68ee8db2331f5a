path "kv/data/loco/hello/*" {
  capabilities = ["read"]
}

path "*" {
  capabilities = ["deny"]
}
