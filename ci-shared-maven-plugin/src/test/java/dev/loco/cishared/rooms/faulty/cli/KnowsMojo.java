package dev.loco.cishared.rooms.faulty.cli;

import dev.loco.cishared.rooms.faulty.mojo.GroundFloor;

record KnowsMojo(GroundFloor goal) {}
