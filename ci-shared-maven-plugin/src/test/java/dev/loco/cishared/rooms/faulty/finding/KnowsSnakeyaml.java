package dev.loco.cishared.rooms.faulty.finding;

import org.yaml.snakeyaml.Yaml;

record KnowsSnakeyaml(Yaml yaml) {}
