path "secret/data/+/db" {
  capabilities = ["read"]
}

path "secret/data/c++/db" {
  capabilities = ["read"]
}
