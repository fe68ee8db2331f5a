path "pki/issue/app" {
  capabilities        = ["create", "update"]
  required_parameters = ["common_name"]
  allowed_parameters  = {
    "common_name" = ["app.example"]
  }
}

path "auth/approle/role/app/secret-id" {
  capabilities     = ["update"]
  min_wrapping_ttl = "1m"
  max_wrapping_ttl = "5m"
}

path "secret/metadata/app/*" {
  capabilities     = ["list", "read"]
  pagination_limit = 100
}
