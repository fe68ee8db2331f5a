path "a/*" {
  capabilities = ["read"]
  list_scan_response_keys_filter_path = "a/{{ .key }}"
}
path "b/*" {
  capabilities = ["list"]
  list_scan_response_keys_filter_path = "a/x"
}
path "c/*" {
  capabilities = ["list"]
  list_scan_response_keys_filter_path = "{{ .Key }}"
}
path "d/*" {
  capabilities = ["list"]
  list_scan_response_keys_filter_path = "{{ upper .key }}"
}
path "e/*" {
  capabilities = ["list"]
  list_scan_response_keys_filter_path = "{{ .key"
}
path "f/*" {
  capabilities = ["list"]
  list_scan_response_keys_filter_path = "{{ .path | lowercase }}"
}
