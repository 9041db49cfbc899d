package se.statistiktjanst.pseudonymizer.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.identity.ReserveNumber;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;

class TombstoneLogTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final ResidentIdentity ANNA = PersonalIdentityNumber.parse("195401218143", LocalDate.of(2024, 1, 1));
    private static final ResidentIdentity BO = PersonalIdentityNumber.parse("197610252384", LocalDate.of(2024, 1, 1));

    @TempDir
    Path folder;

    private final KeyTree keys = new KeyTree(RootKey.random());
    private final TombstoneHashes hashes = new TombstoneHashes(keys);
    private TombstoneLog log;

    @BeforeEach
    void create() {
        log = new TombstoneLog(folder.resolve("beside/tombstones.log"), keys);
        log.create();
    }

    @Test
    void readsBackWhatItWasGiven() {
        Tombstone anna = hashes.tombstone(AT, 1, ANNA, 4711);
        Tombstone nobody = hashes.tombstone(AT, 1, BO, null);
        log.append(anna);
        log.append(nobody);
        assertThat(new TombstoneLog(log.file(), keys).read().tombstones()).containsExactly(anna, nobody);
        assertThat(log.read().logId()).isEqualTo(log.read().logId());
    }

    @Test
    void knowsPersonAndRowAndNobodyElse() {
        Tombstone anna = hashes.tombstone(AT, 1, ANNA, 4711);
        assertThat(hashes.isOf(anna, ANNA)).isTrue();
        assertThat(hashes.isOf(anna, ANNA, 4711)).isTrue();
        assertThat(hashes.isOf(anna, ANNA, 4712))
                .as("the same person, come again")
                .isFalse();
        assertThat(hashes.isOf(anna, BO)).isFalse();
        assertThat(hashes.isOf(anna, new ReserveNumber("1.2.752.97.1", ANNA.revealDigits())))
                .isFalse();
        assertThat(hashes.tombstone(AT, 2, ANNA, 4711).person()).isNotEqualTo(anna.person());
        assertThat(new TombstoneHashes(new KeyTree(RootKey.random())).isOf(anna, ANNA))
                .isFalse();
    }

    @Test
    void holdsNoNumber() throws IOException {
        log.append(hashes.tombstone(AT, 1, ANNA, 4711));
        // Random ids and hashes hold any four digits now and then.
        String words = Files.readString(log.file()).replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
        assertThat(words).contains("id").doesNotContainPattern("(?<![0-9a-f])[0-9+-]*(540121|8143|4711)(?![0-9a-f])");
    }

    @Test
    void aLineThatACrashCutIsWrittenOver() throws IOException {
        Tombstone first = hashes.tombstone(AT, 1, ANNA, 1);
        log.append(first);
        Files.writeString(log.file(), "0f8fad5b-d9cb-469f-a165-708677289", StandardOpenOption.APPEND);
        assertThat(log.read().tombstones()).containsExactly(first);
        Tombstone second = hashes.tombstone(AT, 1, BO, 2);
        log.append(second);
        assertThat(log.read().tombstones()).containsExactly(first, second);
    }

    @Test
    void refusesAChangedOrMissingLine() throws IOException {
        for (int i = 0; i < 4; i++) {
            log.append(hashes.tombstone(AT, 1, ANNA, i));
        }
        List<String> lines = Files.readAllLines(log.file());
        List<String> without = new ArrayList<>(lines);
        without.remove(2);
        List<String> swapped = new ArrayList<>(lines);
        swapped.set(2, lines.get(3));
        swapped.set(3, lines.get(2));
        List<String> changed = new ArrayList<>(lines);
        changed.set(1, lines.get(1).replace(" 1 1 ", " 2 1 "));
        for (List<String> wrong : List.of(without, swapped, changed)) {
            Files.write(log.file(), wrong);
            assertThatThrownBy(log::read)
                    .isInstanceOf(UnusableTombstonesException.class)
                    .hasMessageContaining("Line");
        }
    }

    @Test
    void aMissingLogIsAnErrorAndNotAnEmptyOne() throws IOException {
        Files.delete(log.file());
        assertThatThrownBy(log::read).isInstanceOf(UnusableTombstonesException.class);
        assertThatThrownBy(() -> log.append(hashes.tombstone(AT, 1, ANNA, 1)))
                .isInstanceOf(UnusableTombstonesException.class);
        assertThat(log.exists()).isFalse();
    }

    @Test
    void severalMayAppendAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Tombstone tombstone = hashes.tombstone(AT, 1, ANNA, i);
            work.add(() -> {
                log.append(tombstone);
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
        assertThat(log.read().tombstones()).hasSize(20);
    }
}
