path "v1/data/app" {
  capabilities = ["read"]
}
