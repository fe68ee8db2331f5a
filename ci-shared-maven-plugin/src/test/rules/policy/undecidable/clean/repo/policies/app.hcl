path "secret/data/users/hello/*" {
  capabilities = ["read"]
}
