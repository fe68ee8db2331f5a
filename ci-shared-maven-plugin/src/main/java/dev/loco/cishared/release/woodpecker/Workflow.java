package dev.loco.cishared.release.woodpecker;

/**
 * One workflow of a pipeline (Woodpecker, {@code server/model/workflow.go}).
 *
 * @param state pending, running, success, failure and so on
 * @param steps how many; none yet while the server still writes them
 */
public record Workflow(String name, String state, int steps) {}
