path "secret/data/today/*" {
  capabilities = ["read"]
  expiration   = "2026-11-23T12:00:00Z"
}

path "secret/data/migration/*" {
  capabilities = ["read"]
  expiration   = "2026-12-23T00:00:00Z"
}
