export BAO_ADDR=http://127.0.0.1:8200
export VAULT_ADDR="http://$HOST:8200"
