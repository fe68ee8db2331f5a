path "secret/data/migration/*" {
  capabilities = ["read"]
  expiration   = "2026-11-23T12:00:00Z"
}
