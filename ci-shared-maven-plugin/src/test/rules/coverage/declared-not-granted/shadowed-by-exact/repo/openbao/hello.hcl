path "kv/data/loco/hello/*" {
  capabilities = ["read"]
}

path "kv/data/loco/hello/db" {
  capabilities = ["update"]
}
