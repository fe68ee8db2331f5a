path "kv/data/loco/+/db" {
  capabilities = ["read"]
}

path "kv/data/loco/b*" {
  capabilities = ["update"]
}
