path "kv/metadata/loco/*" {
  capabilities = ["list"]
}

path "kv/metadata/loco/private/*" {
  capabilities = ["deny"]
}
