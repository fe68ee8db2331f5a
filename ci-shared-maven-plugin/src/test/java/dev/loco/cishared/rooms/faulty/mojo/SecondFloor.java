package dev.loco.cishared.rooms.faulty.mojo;

final class SecondFloor extends GroundFloor {}
