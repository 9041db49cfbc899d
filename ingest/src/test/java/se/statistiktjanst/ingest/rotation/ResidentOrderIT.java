package se.statistiktjanst.ingest.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/** What stands for a resident tells neither number nor order of arrival; two care providers' numbers have nothing to do. */
class ResidentOrderIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final int RESIDENTS = 2000;

    /** Five standard deviations of Spearman's coefficient of unrelated ranks. */
    private static final double BOUND = 5 / Math.sqrt(RESIDENTS - 1);

    private record Row(int provider, String number, int ref, int personNo) {}

    @Test
    void numbersOfResidentsAndPersonsAreUnrelatedToIdentityArrivalAndEachOther() throws IOException {
        new CollectorFixture(db).fillRegistry();
        Callers.connectTheOtherRegion(db.superuserJdbi());
        KeyTree keys = CollectorFixture.keys();
        // In the order of their numbers, so that number and arrival are one order.
        List<String> numbers =
                Files.readAllLines(CollectorFixture.config().resolve("demo/test-personal-numbers.txt")).stream()
                        .sorted()
                        .limit(RESIDENTS)
                        .toList();
        try (Callers callers = new Callers(db, numbers, List.of(keys))) {
            callers.sendOnce(numbers);
        }
        List<Integer> one = byNumber(rows(keys), 2, true);
        List<Integer> other = byNumber(rows(keys), 3, true);
        List<Integer> persons = byNumber(rows(keys), 2, false);

        assertThat(one).hasSize(RESIDENTS).doesNotHaveDuplicates();
        for (List<Integer> drawn : List.of(one, other, persons)) {
            assertThat(Math.abs(correlation(drawn, arrival()))).isLessThan(BOUND);
        }
        assertThat(Math.abs(correlation(one, other))).isLessThan(BOUND);
        assertThat(Math.abs(correlation(one, persons))).isLessThan(BOUND);
        assertThat(one.stream().filter(other::contains)).hasSizeLessThan(3);
        // A counter in their place would be seen at once.
        assertThat(correlation(arrival(), arrival())).isEqualTo(1);
    }

    private static List<Integer> arrival() {
        return IntStream.range(0, RESIDENTS).boxed().toList();
    }

    private static List<Row> rows(KeyTree keys) {
        var cipher = new VaultCipher(keys);
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select * from vault.resident")
                        .map((row, context) -> new Row(
                                row.getInt("provider_id"),
                                cipher.open(row.getInt("provider_id"), row.getBytes("sealed"))
                                        .revealDigits(),
                                row.getInt("resident_ref"),
                                row.getInt("person_no")))
                        .list());
    }

    private static List<Integer> byNumber(List<Row> rows, int provider, boolean refs) {
        return rows.stream()
                .filter(row -> row.provider() == provider)
                .sorted(java.util.Comparator.comparing(Row::number))
                .map(row -> refs ? row.ref() : row.personNo())
                .toList();
    }

    /** Spearman's rank correlation. */
    private static double correlation(List<Integer> one, List<Integer> other) {
        Map<Integer, Integer> ranks = ranks(one);
        Map<Integer, Integer> otherRanks = ranks(other);
        double squares = 0;
        int n = one.size();
        for (int i = 0; i < n; i++) {
            double difference = ranks.getOrDefault(one.get(i), 0) - otherRanks.getOrDefault(other.get(i), 0);
            squares += difference * difference;
        }
        return 1 - 6 * squares / ((double) n * ((double) n * n - 1));
    }

    private static Map<Integer, Integer> ranks(List<Integer> values) {
        List<Integer> sorted = values.stream().sorted().toList();
        Map<Integer, Integer> ranks = new HashMap<>();
        IntStream.range(0, sorted.size()).forEach(i -> ranks.put(sorted.get(i), i));
        return ranks;
    }
}
