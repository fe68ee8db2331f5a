setup(
    name="own",
    version="1.3.0rc1",  # x-release-version
)
