path "a" { expiration = "tomorrow" }
path "b" { expiration = "2099-02-30T00:00:00Z" }
path "c" { expiration = true }
