path "secret/data/+/config" {
  capabilities = ["read"]
}

path "secret/metadata/app*" {
  capabilities = ["list"]
}

path "*" {
  capabilities = ["deny"]
}
