export BAO_TOKEN="$(cat /run/secrets/bao-token)"
VAULT_TOKEN=<token> bao status
