path "foo/+*" {
  capabilities = ["read"]
  expiration = "2006-01-02T15:04:05Z"
}
path "old/*" {
  capabilities = ["read"]
  policy = "banana"
  expiration = 1000000000
}
path "new/*" {
  capabilities = ["read"]
  expiration = 4102444800
}
