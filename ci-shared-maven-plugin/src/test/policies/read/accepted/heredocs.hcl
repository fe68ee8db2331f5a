path "a" {
  policy = <<-EOF
  EOF
  required_parameters = [<<EOF
one
  two
EOF
  , <<-END
    three
      four
    END
  ]
}
