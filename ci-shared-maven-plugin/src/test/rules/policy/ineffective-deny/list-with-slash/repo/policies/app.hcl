path "kv/metadata/*" {
  capabilities = ["list"]
}

path "kv/metadata/+/private" {
  capabilities = ["deny"]
}
