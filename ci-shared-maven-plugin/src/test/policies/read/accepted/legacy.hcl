path "d" { policy = "deny" }
path "r" { policy = "read" }
path "w" { policy = "write" }
path "s" { policy = "sudo" }
path "both" {
  policy = "read"
  capabilities = ["patch"]
}
path "empty" { policy = "" }
