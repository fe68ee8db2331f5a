path "kv/data/loco/hello/db" {
  capabilities = ["update"]
}
