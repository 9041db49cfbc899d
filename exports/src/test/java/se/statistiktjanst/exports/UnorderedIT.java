package se.statistiktjanst.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.exports.order.OrderResult;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.FileShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.keys.KeyId;
import se.statistiktjanst.pseudonymizer.pseudonym.ExportPseudonyms;

/**
 * A pseudonymised file tells nothing by its order, and nothing in it joins it to another: two thousand residents whose
 * {@code resident_ref} grows in the order in which they came.
 */
class UnorderedIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final int RESIDENTS = 2000;

    /** Five standard deviations of Spearman's coefficient of unrelated ranks: by chance once in a million. */
    private static final double BOUND = 5 / Math.sqrt(RESIDENTS - 1);

    @TempDir
    static Path folder;

    private static ExportWorld world;

    @BeforeAll
    static void manyResidentsOnOneDay() {
        world = new ExportWorld(DATABASE, folder);
        world.superuser.useHandle(handle -> handle.execute("""
                insert into event.fact (provider_id, service_id, type_id, sender_id, batch_id, key_prefix, at, occurred_on,
                    hour, staff_id, resident_ref, age, sex)
                select p.id, s.id, t.id, 1, 1, 1000 + i, timestamptz '2021-01-20 08:00Z' + i * interval '1 second',
                    date '2021-01-20', 9, 50, 5000 + i, 40, 1
                from registry.care_provider p, registry.service s, event.type t, generate_series(1, ?) i
                where s.code = 'phone'
                order by p.id, i
                """, RESIDENTS));
    }

    @Test
    void orderOfRowsAndPseudonymsIsUnrelatedToResidentsAndArrival() {
        String id = world.ready(PSEUDONYMISED);
        List<Integer> refs = residentsInOrder(id);

        assertThat(refs).hasSize(RESIDENTS);
        double rows = correlation(refs);
        double pseudonyms = correlation(byPseudonym(id));
        assertThat(Math.abs(rows)).isLessThan(BOUND);
        assertThat(Math.abs(pseudonyms)).isLessThan(BOUND);
        // What it would be if rows stood as they came, or nearly.
        List<Integer> asTheyCame = new ArrayList<>(refs);
        asTheyCame.sort(null);
        assertThat(correlation(asTheyCame)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(Math.abs(correlation(Stream.concat(
                                asTheyCame.stream().limit(400), refs.stream().filter(ref -> ref > 5400))
                        .toList())))
                .isGreaterThan(BOUND);
    }

    @Test
    void twoExportsOfTheSameSelectionAndTwoCareProvidersShareNoPseudonym() {
        Set<String> all = new HashSet<>();
        int count = 0;
        for (String file : List.of(
                world.text(world.ready(PSEUDONYMISED), "data.csv"),
                world.text(world.ready(PSEUDONYMISED), "data.csv"),
                textOfOther())) {
            Set<String> own = new HashSet<>();
            file.lines().skip(1).forEach(line -> {
                String[] cells = line.split(",", -1);
                own.add(cells[0]);
                own.add(cells[cells.length - 1]);
            });
            own.remove("");
            assertThat(own).hasSizeGreaterThan(RESIDENTS);
            count += own.size();
            all.addAll(own);
        }
        // The other care provider's residents have the very same resident_ref here.
        assertThat(all).hasSize(count);
    }

    @Test
    void twoExportsOrderTheirRowsDifferently() {
        List<Integer> one = residentsInOrder(world.ready(PSEUDONYMISED));
        Map<Integer, Integer> place = new HashMap<>();
        List<Integer> other = residentsInOrder(world.ready(PSEUDONYMISED));
        IntStream.range(0, RESIDENTS).forEach(i -> place.put(other.get(i), i));

        assertThat(Math.abs(correlation(one.stream().map(place::get).toList()))).isLessThan(BOUND);
    }

    private static String textOfOther() {
        var caller = world.caller(world.other, "SE2321000016-A1");
        OrderResult result = world.orders.place(caller, ExportWorld.order(PSEUDONYMISED), null);
        world.jobs.runNext();
        return world.text(caller, ((OrderResult.Placed) result).export().publicId(), "data.csv");
    }

    /** The {@code resident_ref} of each row of that day, found with the key as only the service could. */
    private static List<Integer> residentsInOrder(String id) {
        ExportPseudonyms pseudonyms = pseudonyms(id);
        Map<String, Integer> refs = new HashMap<>();
        IntStream.rangeClosed(5001, 5000 + RESIDENTS).forEach(ref -> refs.put(pseudonyms.resident(ref), ref));
        return world.text(id, "data.csv")
                .lines()
                .map(line -> refs.get(line.substring(0, Math.max(0, line.indexOf(',')))))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static List<Integer> byPseudonym(String id) {
        ExportPseudonyms pseudonyms = pseudonyms(id);
        return IntStream.rangeClosed(5001, 5000 + RESIDENTS)
                .boxed()
                .sorted(java.util.Comparator.comparing(pseudonyms::resident))
                .toList();
    }

    private static ExportPseudonyms pseudonyms(String id) {
        var store = new FileShreddableKeyStore(world.keyFolder, world.keyTree);
        SecretKey key = store.find(new KeyId(String.valueOf(world.row(id).pseudonymKeyId())))
                .orElseThrow();
        return new ExportPseudonyms(key);
    }

    /** Spearman's rank correlation between the place in the list and the value. */
    private static double correlation(List<Integer> values) {
        int n = values.size();
        List<Integer> sorted = values.stream().sorted().toList();
        Map<Integer, Integer> rank = new HashMap<>();
        IntStream.range(0, n).forEach(i -> rank.put(sorted.get(i), i));
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double difference = i - rank.getOrDefault(values.get(i), 0);
            squares += difference * difference;
        }
        return 1 - 6 * squares / ((double) n * ((double) n * n - 1));
    }
}
