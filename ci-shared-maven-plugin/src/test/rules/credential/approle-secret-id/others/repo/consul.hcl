tokens {
  accessor_id = "{{uuid}}"
  secret_id   = "{{uuid}}"
}
