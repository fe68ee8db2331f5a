path "secret/data/*" {
  capabilities = ["list"]
}

path "secret/data/+/*" {
  capabilities = ["read"]
}
