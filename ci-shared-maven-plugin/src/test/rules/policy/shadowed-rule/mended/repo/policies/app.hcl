path "secret/data/*" {
  capabilities = ["list", "read"]
}
