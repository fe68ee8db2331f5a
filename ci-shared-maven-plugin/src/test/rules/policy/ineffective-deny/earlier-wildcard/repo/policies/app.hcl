path "secret/data/*" {
  capabilities = ["read"]
}

path "secret/data/+/private/*" {
  capabilities = ["deny"]
}
