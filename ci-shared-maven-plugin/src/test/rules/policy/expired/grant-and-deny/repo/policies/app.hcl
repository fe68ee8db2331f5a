path "secret/data/migration/*" {
  capabilities = ["read"]
  expiration   = "2026-06-30T00:00:00Z"
}

path "secret/data/frozen/*" {
  capabilities = ["deny"]
  expiration   = "2026-11-22T12:00:00Z"
}
