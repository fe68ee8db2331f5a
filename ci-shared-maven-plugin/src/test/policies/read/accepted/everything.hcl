# All that a block may have, and every comment.
name = "kept by nobody"
// a line
path "secret/data/team/*" {
  capabilities = ["create", "read", "update", "delete", "list", "patch", "scan", "sudo"]
  comment      = "any" /* of any
  kind */
  allowed_parameters = {
    "Zip"   = []
    "zone"  = ["a", 1, 2.5, true, ["x"], { k = "v" }]
    "*"     = []
  }
  denied_parameters = { secret = ["x"] }
  required_parameters = ["zone", "Zip"]
  min_wrapping_ttl = 90
  max_wrapping_ttl = "1h30m"
  mfa_methods = ["totp",]
  pagination_limit = "0x10"
  expiration = "2099-01-02T15:04:05+02:00"
  list_scan_response_keys_filter_path = "secret/data/{{ .key }}"
}
