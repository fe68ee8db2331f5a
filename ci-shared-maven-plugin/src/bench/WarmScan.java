import com.sun.management.OperatingSystemMXBean;
import dev.loco.cishared.secrets.ScanResult;
import dev.loco.cishared.secrets.SecretScanner;
import dev.loco.cishared.secrets.SecretSettings;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Scans the files named on standard input, each with a zero byte after it, again and again; prints seconds of wall and CPU. */
public class WarmScan {
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        List<String> files =
                List.of(new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\0"));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        SecretScanner scanner = new SecretScanner(SecretSettings.defaults());
        for (int round = 0; round < rounds; round++) {
            long cpu = system.getProcessCpuTime();
            long wall = System.nanoTime();
            ScanResult result = scanner.scan(root, files);
            System.out.printf(
                    "%.3f %.3f %d%n",
                    (System.nanoTime() - wall) / 1e9,
                    (system.getProcessCpuTime() - cpu) / 1e9,
                    result.findings().size());
        }
    }
}
