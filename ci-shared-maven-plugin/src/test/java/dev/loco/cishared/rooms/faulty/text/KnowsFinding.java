package dev.loco.cishared.rooms.faulty.text;

import dev.loco.cishared.rooms.faulty.finding.BaseImage;

record KnowsFinding(BaseImage image) {}
