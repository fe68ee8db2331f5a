"""Reads settings from OpenBao."""
URL = BAO_ADDR + "/v1/kv/data/loco/" + name
OTHER = "%s/v1/kv/data/loco/%s/%s/db" % (BAO_ADDR, app, stage)
THIRD = f"{BAO_ADDR}/v1/kv/data/loco/{app}/{stage}/db"
