package dev.loco.cishared.rooms.faulty.util;

final class Anything {}
