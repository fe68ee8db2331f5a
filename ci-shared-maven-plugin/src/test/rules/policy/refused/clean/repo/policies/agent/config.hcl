# Not a policy, and not taken for one.
listener "tcp" {
  address = "127.0.0.1:8200"
}

storage "file" {
  path = "/var/lib/openbao"
}
