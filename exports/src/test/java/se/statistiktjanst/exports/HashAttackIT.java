package se.statistiktjanst.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.exports.attack.HashAttack;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.platform.embedded.TestDatabase;

/**
 * Every valid number of three years of birth against the pseudonyms of an export. With every string of the export as key
 * or salt it is the numbers of those who are in it (only they can be hit) and some others; {@code -Dhash.attack=2000}
 * takes as many others, {@code -Dhash.attack=full} all numbers there too, which runs for hours and tells how far it is.
 */
class HashAttackIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final int[] YEARS = {1890, 1891, 1892};
    private static final Pattern PSEUDONYM = Pattern.compile("[rs]1_[a-z2-7]{26}");

    @TempDir
    static Path folder;

    private static final Set<String> pseudonyms = new TreeSet<>();
    private static List<byte[]> strings;

    @BeforeAll
    static void export() throws IOException {
        ExportWorld world = new ExportWorld(DATABASE, folder);
        String id = world.ready(PSEUDONYMISED);
        List<String> texts = new ArrayList<>(List.of(id));
        for (String name : List.of("data.csv", "datapackage.json", "README.txt", "SHA256SUMS")) {
            texts.add(name);
            texts.add(world.text(id, name));
        }
        ExportRow row = world.row(id);
        texts.add(row.toString());
        try (Stream<Path> files = Files.walk(world.objectFolder)) {
            for (Path file : files.toList()) {
                texts.add(file.getFileName().toString());
                texts.add(Files.size(file) + " " + Files.getLastModifiedTime(file) + " "
                        + Files.getLastModifiedTime(file).toMillis() + " "
                        + Files.getLastModifiedTime(file).toMillis() / 1000);
            }
        }
        PSEUDONYM.matcher(texts.get(2)).results().forEach(found -> pseudonyms.add(found.group()));
        strings = HashAttack.strings(texts);
        assertThat(pseudonyms).hasSizeGreaterThanOrEqualTo(7);
        assertThat(strings).hasSizeGreaterThan(300);
    }

    @Test
    void noNumberOfThreeYearsIsBehindAPseudonym() {
        HashAttack attack = new HashAttack(pseudonyms);

        assertThat(numbers().count()).isEqualTo((365 + 365 + 366) * 999);
        assertThat(numbers()).containsAll(ExportWorld.NUMBERS);
        assertThat(attack.hits(numbers(), List.of(), done -> {})).isEmpty();
    }

    @Test
    void noNumberIsBehindAPseudonymWithAnyStringOfTheExportAsKeyOrSalt() {
        HashAttack attack = new HashAttack(pseudonyms);
        String asked = System.getProperty("hash.attack", "120");
        Stream<String> tried = asked.equals("full")
                ? numbers()
                : Stream.concat(
                        ExportWorld.NUMBERS.stream(), HashAttack.numbersOf(1891).limit(Integer.parseInt(asked)));

        assertThat(attack.hits(tried, strings, HashAttackIT::tell)).isEmpty();
    }

    /** The attack works: weak pseudonyms of the kinds it looks for are hit, and only they. */
    @Test
    void aPlantedWeakPseudonymIsHit() throws Exception {
        String number = ExportWorld.NUMBERS.get(3);
        byte[] tenDigits = number.substring(2).getBytes(UTF_8);
        assertThat(hits(MessageDigest.getInstance("SHA-512").digest(number.getBytes(UTF_8)), List.of()))
                .containsExactly(number);

        byte[] salt = strings.get(strings.size() / 2);
        MessageDigest salted = MessageDigest.getInstance("MD5");
        salted.update(salt);
        assertThat(hits(salted.digest(tenDigits), strings)).containsExactly(number);

        Mac keyed = Mac.getInstance("HmacSHA256");
        keyed.init(new SecretKeySpec(salt, "HmacSHA256"));
        assertThat(hits(keyed.doFinal(tenDigits), strings)).containsExactly(number);
    }

    @Test
    void thePlantedOnesAreWrittenAsTheServiceWrites() {
        assertThat(pseudonyms)
                .allSatisfy(one -> assertThat(
                                HashAttack.encoded(HashAttack.decoded(one)).substring(3))
                        .isEqualTo(one.substring(3)));
    }

    private static Set<String> hits(byte[] weak, List<byte[]> salts) {
        return new HashAttack(List.of(HashAttack.encoded(weak))).hits(ExportWorld.NUMBERS.stream(), salts, done -> {});
    }

    private static void tell(int done) {
        if (done % 65_536 == 0) {
            System.err.printf("%,d numbers tried with every string%n", done);
        }
    }

    private static Stream<String> numbers() {
        return IntStream.of(YEARS).boxed().flatMap(HashAttack::numbersOf);
    }
}
