package dev.loco.cishared.rooms.faulty.finding;

public record BaseImage(String name) {}
