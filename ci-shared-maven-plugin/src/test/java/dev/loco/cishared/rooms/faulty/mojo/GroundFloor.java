package dev.loco.cishared.rooms.faulty.mojo;

import org.apache.maven.plugin.AbstractMojo;

public class GroundFloor extends AbstractMojo {

    @Override
    public void execute() {}
}
