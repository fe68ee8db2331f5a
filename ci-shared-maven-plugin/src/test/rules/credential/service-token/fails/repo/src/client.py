client = connect(url, s.{{base62:24}}, timeout=3)
