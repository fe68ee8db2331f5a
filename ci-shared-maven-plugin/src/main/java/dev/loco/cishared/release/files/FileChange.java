package dev.loco.cishared.release.files;

public record FileChange(String path, byte[] before, byte[] after) {}
