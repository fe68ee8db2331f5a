path "secret/data/app" {
  capabilities = ["read", "update"]
}

path "secret/data/app" {
  capabilities = ["read"]
}
