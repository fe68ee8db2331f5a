path "secret/data/app" {
  capabilities = ["read"]
}

path "secret/data/shared" {
  capabilities = ["read"]
}
