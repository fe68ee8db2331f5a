path "a" = "read"
