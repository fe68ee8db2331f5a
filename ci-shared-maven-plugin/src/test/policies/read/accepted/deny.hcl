# With deny nothing else counts, and what stands after it is not looked at.
path "a" {
  capabilities = ["read", "deny", "bogus"]
  min_wrapping_ttl = "soon"
  pagination_limit = 5
}
path "b" {
  policy = "deny"
  capabilities = ["bogus"]
}
