path "sys/auth/*" { capabilities = ["update"] }
