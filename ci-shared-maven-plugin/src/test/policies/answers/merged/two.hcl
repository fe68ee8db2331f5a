# more
path "/kv/app" { capabilities = ["list"] }
path "kv/{{identity.entity.id}}" { capabilities = [] }
path "kv/app" {
  capabilities = ["update"]
  expiration   = "2001-01-01T00:00:00Z"
}
