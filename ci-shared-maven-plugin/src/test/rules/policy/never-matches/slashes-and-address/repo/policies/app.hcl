path "//secret/data/app" {
  capabilities = ["read"]
}

path "/v1/secret/data/app" {
  capabilities = ["deny"]
}

path "" {
  capabilities = ["list"]
}
