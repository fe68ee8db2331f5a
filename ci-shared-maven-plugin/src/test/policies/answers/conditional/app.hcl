path "need" {
  capabilities        = ["update"]
  required_parameters = ["ttl"]
  max_wrapping_ttl    = "5m"
}
