path "secret/" { policy = "read"[ }
