package dev.loco.cishared.rooms.faulty.pipeline;

import org.apache.maven.project.MavenProject;

record KnowsMaven(MavenProject project) {}
