path "secret/data/past/*" {
  capabilities = ["read"]
  expiration   = "2026-11-22T00:00:00Z"
}

path "secret/data/later/*" {
  capabilities = ["read"]
  expiration   = "2026-12-24T00:00:00Z"
}
