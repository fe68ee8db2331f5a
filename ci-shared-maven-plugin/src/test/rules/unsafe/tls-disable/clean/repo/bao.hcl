listener "tcp" {
  tls_disable   = false
  tls_cert_file = "/etc/bao/tls.crt"
}
