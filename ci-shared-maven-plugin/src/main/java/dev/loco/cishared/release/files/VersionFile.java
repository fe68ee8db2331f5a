package dev.loco.cishared.release.files;

public record VersionFile(String path) {}
