package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.program.Program;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a file turns into a pipe at the last moment. */
class PipeWatchTest {
    @TempDir
    Path dir;

    @Test
    void aPipeThatNobodyWritesIsAnEmptyFile() throws Exception {
        assumeTrue(Program.isOnPath("mkfifo"), "skipped: a pipe because there is no mkfifo");
        Path pipe = dir.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        FutureTask<Integer> reading = new FutureTask<>(() -> {
            try (PipeWatch pipes = new PipeWatch();
                    FileChannel channel = pipes.open(pipe)) {
                return channel.read(ByteBuffer.allocate(1));
            }
        });
        Thread thread = new Thread(reading);
        thread.setDaemon(true);
        thread.start();

        assertThat(reading.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
    }
}
