req.Header.Set("X-Vault-Token", token)
