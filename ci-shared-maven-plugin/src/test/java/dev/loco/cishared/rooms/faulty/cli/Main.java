package dev.loco.cishared.rooms.faulty.cli;

final class Main {

    private Main() {}

    static void exit() {
        System.exit(0);
    }
}
