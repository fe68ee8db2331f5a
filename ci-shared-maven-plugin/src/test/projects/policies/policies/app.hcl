path "kv/data/*" {
  capabilities = ["read"]
}

path "kv/data/+/private/*" {
  capabilities = ["deny"]
}

path "kv/metadata/*" {
  capabilities = ["list"]
}

path "kv/metadata/private/*" {
  capabilities = ["deny"]
}
