path "/secret/data/app" {
  capabilities = ["read"]
}

path "secret/data/v1/app" {
  capabilities = ["read"]
}
