path "secret/data/team-+/db" {
  capabilities = ["read"]
}

path "secret/data/+team/db" {
  capabilities = ["deny"]
}
