package dev.loco.cishared.rooms.faulty.report;

import dev.loco.cishared.rooms.faulty.finding.BaseImage;

public record FindingManager(BaseImage image) {}
