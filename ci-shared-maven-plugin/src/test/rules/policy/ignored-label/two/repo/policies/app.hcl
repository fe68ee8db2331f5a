path "secret/data/app" "secret/data/shared" {
  capabilities = ["read"]
}
