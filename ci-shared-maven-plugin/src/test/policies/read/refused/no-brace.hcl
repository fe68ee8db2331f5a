path "a" {
  policy = "read"
