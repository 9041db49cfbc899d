package se.statistiktjanst.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final Duration NO_WAIT = Duration.ZERO;

    @TempDir
    Path temporary;

    @Test
    void givesBackWhatWasQueuedWhereverAKillCutItsFile() throws Exception {
        Path whole = temporary.resolve("whole");
        try (Spool spool = new Spool(whole, 1 << 20, 1 << 20)) {
            spool.append(events(0, 4), WhenFull.REFUSE);
        }
        byte[] bytes = Files.readAllBytes(segments(whole).get(0));
        int record = bytes.length / 4;
        for (int length = 0; length <= bytes.length; length++) {
            Path cut = Files.createDirectory(temporary.resolve("cut" + length));
            Files.write(cut.resolve("0000000000000001.spool"), java.util.Arrays.copyOf(bytes, length));
            assertThat(contents(cut)).as("cut at %d", length).isEqualTo(ids(0, length / record));
            // Once more: what was half written is not taken for damage.
            assertThat(contents(cut)).isEqualTo(ids(0, length / record));
            assertThat(files(cut, ".damaged")).isEmpty();
        }
    }

    @Test
    void goesOnWhereItWasLeft() throws Exception {
        for (int taken = 0; taken < 6; taken++) {
            Path folder = temporary.resolve("left" + taken);
            try (Spool spool = new Spool(folder, 1 << 20, 60)) {
                for (int i = 0; i < 6; i++) {
                    spool.append(events(i, i + 1), WhenFull.REFUSE);
                }
                for (int i = 0; i < taken; i++) {
                    spool.done(spool.next(1, 1 << 20, NO_WAIT, NO_WAIT));
                }
                assertThat(spool.pending()).isEqualTo(6 - taken);
            }
            assertThat(contents(folder)).isEqualTo(ids(taken, 6));
        }
    }

    @Test
    void sendsAgainWhenItsPositionIsLost() throws Exception {
        try (Spool spool = new Spool(temporary, 1 << 20, 1 << 20)) {
            spool.append(events(0, 4), WhenFull.REFUSE);
            spool.done(spool.next(2, 1 << 20, NO_WAIT, NO_WAIT));
        }
        Files.write(temporary.resolve("position"), new byte[24]);

        assertThat(contents(temporary)).isEqualTo(ids(0, 4));
    }

    @Test
    void setsADamagedFileAsideAndGoesOnWithTheNext() throws Exception {
        try (Spool spool = new Spool(temporary, 1 << 20, 1)) {
            for (int i = 0; i < 3; i++) {
                spool.append(events(3 * i, 3 * i + 3), WhenFull.REFUSE);
            }
        }
        Path first = segments(temporary).get(0);
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length / 2] ^= 1;
        Files.write(first, bytes);

        List<String> expected = new ArrayList<>(ids(0, 1));
        expected.addAll(ids(3, 9));
        assertThat(drained(temporary)).isEqualTo(expected);
        assertThat(files(temporary, ".damaged")).hasSize(1);
    }

    @Test
    void leavesNoFilesOfWhatIsDoneAndLetsOnlyItsOwnerRead() throws Exception {
        try (Spool spool = new Spool(temporary.resolve("own"), 1 << 20, 100)) {
            for (int i = 0; i < 50; i++) {
                spool.append(events(i, i + 1), WhenFull.REFUSE);
            }
            assertThat(segments(temporary.resolve("own"))).hasSizeGreaterThan(10);
            while (spool.pending() > 0) {
                spool.done(spool.next(10, 1 << 20, NO_WAIT, NO_WAIT));
            }
            assertThat(segments(temporary.resolve("own"))).hasSize(1);
            assertThat(spool.heldBytes()).isZero();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("own"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        segments(temporary.resolve("own")).get(0))))
                .isEqualTo("rw-------");
    }

    private static List<String> contents(Path folder) throws Exception {
        try (Spool spool = new Spool(folder, 1 << 20, 60)) {
            long pending = spool.pending();
            List<String> ids = new ArrayList<>();
            // Looks only: what is not done is there the next time.
            try (Spool copy = new Spool(copyOf(folder), 1 << 20, 60)) {
                ids.addAll(drain(copy));
            }
            assertThat(ids).hasSize((int) pending);
            return ids;
        }
    }

    private static List<String> drained(Path folder) throws Exception {
        try (Spool spool = new Spool(folder, 1 << 20, 60)) {
            return drain(spool);
        }
    }

    private static List<String> drain(Spool spool) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (List<Spool.Entry> some = spool.next(2, 1 << 20, NO_WAIT, NO_WAIT);
                !some.isEmpty();
                some = spool.next(2, 1 << 20, NO_WAIT, NO_WAIT)) {
            some.forEach(entry -> ids.add(entry.event().id()));
            spool.done(some);
        }
        return ids;
    }

    private static Path copyOf(Path folder) throws IOException {
        Path copy = Files.createTempDirectory(folder.getParent(), "copy");
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> !each.endsWith("lock")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static List<Path> segments(Path folder) throws IOException {
        return files(folder, ".spool");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<SpooledEvent> events(int from, int to) {
        return ids(from, to).stream()
                .map(id -> new SpooledEvent(id, 500_000, "{\"id\":\"" + id + "\"}"))
                .toList();
    }

    private static List<String> ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add("event-%03d".formatted(i));
        }
        return ids;
    }
}
