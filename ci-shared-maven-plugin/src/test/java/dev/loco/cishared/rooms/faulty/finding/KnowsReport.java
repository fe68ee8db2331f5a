package dev.loco.cishared.rooms.faulty.finding;

import dev.loco.cishared.rooms.faulty.report.FindingManager;

record KnowsReport(FindingManager manager) {}
