path "sys/auth/*" {
  capabilities = ["update", "sudo"]
}
