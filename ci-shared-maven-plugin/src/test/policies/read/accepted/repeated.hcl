# A repeated list appends, a repeated scalar: the last one wins.
path "a" {
  capabilities = ["read"]
  capabilities = ["list", "read"]
  policy = "write"
  policy = "read"
  allowed_parameters = { a = ["1"], a = ["2"] }
  allowed_parameters { a = ["3"] b = [] }
  pagination_limit = 7
  pagination_limit = 5
  min_wrapping_ttl = 10
  min_wrapping_ttl = "20"
}
path "a" { capabilities = ["delete"] }
