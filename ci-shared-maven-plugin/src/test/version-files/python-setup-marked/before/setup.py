setup(
    name="own",
    version="1.2.0",  # x-release-version
)
