package se.statistiktjanst.benchmarks.vault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.benchmarks.world.BenchFolder;
import se.statistiktjanst.ingest.collect.ResidentVault;
import se.statistiktjanst.ingest.collect.ResidentVault.Visit;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.LengthPrefixed;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;
import se.statistiktjanst.pseudonymizer.pseudonym.ExportPseudonyms;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/**
 * Looks residents up as the collector does, from memory and from the database, and makes pseudonyms as an export does;
 * each beside Java's HMAC-SHA-256 alone on as many messages of the same length, on one thread, in turn.
 */
public final class VaultBenchmark {
    private static final int PROVIDERS = 20;
    private static final int BATCH = 10_000;
    private static final int ALL = 1 << 18;
    private static final int NONE = 4;

    private final VaultOptions options;
    private final Path home;
    private final PrintStream out;
    private final KeyTree keys = new KeyTree(RootKey.random());
    private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

    public VaultBenchmark(VaultOptions options, Path home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
    }

    /**
     * Runs all and tells.
     *
     * @throws IllegalStateException if a look-up gave another resident; figures would mean nothing then
     */
    public void run() throws Exception {
        try (BenchFolder folder = BenchFolder.in(home);
                EmbeddedPostgres server = EmbeddedPostgres.start(folder.database(), 0)) {
            rounds(VaultDatabase.make(server, PROVIDERS));
        }
    }

    private void rounds(Jdbi collector) throws Exception {
        List<ResidentIdentity> residents = residents();
        ResidentVault memory = new ResidentVault(cipher(), ALL);
        ResidentVault forgetful = new ResidentVault(cipher(), NONE);
        out.printf(
                "%,d residents at %d care providers each, load before %s%n",
                residents.size(),
                PROVIDERS,
                Files.readString(Path.of("/proc/loadavg")).strip());
        for (int provider = 1; provider <= PROVIDERS; provider++) {
            look(collector, memory, residents, provider);
        }
        for (int round = 0; round <= options.rounds(); round++) {
            round(round, collector, residents, memory, forgetful);
        }
        ratios.forEach(this::tell);
    }

    private void round(
            int round, Jdbi collector, List<ResidentIdentity> residents, ResidentVault memory, ResidentVault forgetful)
            throws GeneralSecurityException {
        List<Asked> asked = asked(residents, options.lookups(), round);
        double hmac = rate(asked.size(), bare(messages(asked)));
        long[] sum = {0, 0};
        double remembered = rate(asked.size(), () -> sum[0] = look(collector, memory, asked));
        List<Asked> tenth = asked.subList(0, asked.size() / 10);
        double found = rate(tenth.size(), () -> sum[1] = look(collector, forgetful, tenth));
        if (sum[1] != look(collector, memory, tenth)) {
            throw new IllegalStateException("memory and database gave different residents");
        }
        double shortHmac = rate(options.lookups(), bare(references()));
        double pseudonyms = rate(options.lookups(), this::pseudonyms);
        out.printf(
                "round %d, per second: HMAC of an identity %,.0f, look-up from memory %,.0f, from the database %,.0f;"
                        + " HMAC of a reference %,.0f, pseudonym %,.0f%n",
                round, hmac, remembered, found, shortHmac, pseudonyms);
        if (round > 0) {
            ratio("look-up from memory / HMAC", remembered / hmac);
            ratio("look-up from the database / HMAC", found / hmac);
            ratio("pseudonym / HMAC", pseudonyms / shortHmac);
        }
    }

    private record Asked(int provider, ResidentIdentity identity) {}

    private static List<Asked> asked(List<ResidentIdentity> residents, int count, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Asked> asked = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            asked.add(new Asked(1 + random.nextInt(PROVIDERS), residents.get(random.nextInt(residents.size()))));
        }
        return asked;
    }

    private static long look(Jdbi collector, ResidentVault vault, List<ResidentIdentity> residents, int provider) {
        return look(
                collector,
                vault,
                residents.stream().map(one -> new Asked(provider, one)).toList());
    }

    /** As the collector does: a batch, a transaction. Gives the sum of the references. */
    private static long look(Jdbi collector, ResidentVault vault, List<Asked> asked) {
        long sum = 0;
        for (int from = 0; from < asked.size(); from += BATCH) {
            List<Visit> visits = new ArrayList<>(BATCH);
            for (Asked one : asked.subList(from, Math.min(from + BATCH, asked.size()))) {
                visits.add(vault.visit(one.provider(), one.identity()));
            }
            ResidentVault.Numbers numbers = collector.inTransaction(handle -> vault.numbers(handle, visits));
            vault.remember(visits, numbers);
            sum += Arrays.stream(numbers.refs()).asLongStream().sum();
        }
        return sum;
    }

    private Runnable bare(List<byte[]> messages) throws GeneralSecurityException {
        SecretKey key = keys.derive(KeyUse.VAULT_INDEX, 1, SubjectType.RESIDENT, 1);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return () -> {
            int sum = 0;
            for (byte[] message : messages) {
                sum += mac.doFinal(message)[0];
            }
            consume(sum);
        };
    }

    private static List<byte[]> messages(List<Asked> asked) {
        return asked.stream()
                .map(one -> new LengthPrefixed()
                        .number(one.provider())
                        .text(one.identity().issuerOid())
                        .text(one.identity().revealDigits())
                        .toBytes())
                .toList();
    }

    private List<byte[]> references() {
        List<byte[]> references = new ArrayList<>(options.lookups());
        for (int i = 0; i < options.lookups(); i++) {
            references.add(ByteBuffer.allocate(5).put((byte) 1).putInt(i).array());
        }
        return references;
    }

    private void pseudonyms() {
        ExportPseudonyms pseudonyms = new ExportPseudonyms(keys.derive(KeyUse.LOG, 1, SubjectType.RESIDENT, 1));
        int sum = 0;
        for (int i = 0; i < options.lookups(); i++) {
            sum += pseudonyms.resident(i).charAt(3);
        }
        consume(sum);
    }

    /** So that nothing is left out as unused. */
    private void consume(int sum) {
        if (sum == Integer.MIN_VALUE) {
            out.println("a rare sum");
        }
    }

    private static double rate(int count, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private void ratio(String what, double ratio) {
        ratios.computeIfAbsent(what, name -> new ArrayList<>()).add(ratio);
    }

    private void tell(String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        out.printf(
                "%s: median %.2f, range %.2f to %.2f%n",
                what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private VaultCipher cipher() {
        return new VaultCipher(keys);
    }

    private List<ResidentIdentity> residents() throws IOException {
        LocalDate day = LocalDate.of(2024, 1, 1);
        return Files.readAllLines(home.resolve("config/demo/test-personal-numbers.txt")).stream()
                .<ResidentIdentity>map(number -> PersonalIdentityNumber.parse(number, day))
                .toList();
    }
}
