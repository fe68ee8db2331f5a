path "a" {
  policy = <<EOF
read
