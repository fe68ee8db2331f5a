nam = "x"
path "a" {
  capabilites = ["read"]
  subscribe_event_types = ["*"]
  bogus {
  }
}
rule "b" {}
