path "a" {
  min_wrapping_ttl = "2m"
  max_wrapping_ttl = 60
}
path "b" { min_wrapping_ttl = "soon" }
path "c" { max_wrapping_ttl = [1] }
path "d" { max_wrapping_ttl = "1x" }
path "e" { max_wrapping_ttl = "5" max_wrapping_ttl = 9223372037 }
