"""Reads settings from OpenBao."""
URL = BAO_ADDR + "/v1/kv/data/shared/" + name
OTHER = f"{BAO_ADDR}/v1/kv/data/loco/{app}/cache"
