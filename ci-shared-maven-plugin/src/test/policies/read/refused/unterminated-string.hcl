path "a" {
  policy = "read
}
