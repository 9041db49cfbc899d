package se.statistiktjanst.exports.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.statistiktjanst.exports.attack.LaneHash.Salt;

/**
 * Somebody with the file alone who tries numbers: hashes each number in four spellings with MD5, SHA-1, SHA-256 and
 * SHA-512, bare, before and after every string of the file, and with every string as the key of an HMAC.
 */
public final class HashAttack {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private final Set<Long> wanted = new HashSet<>();
    private final boolean[] likely = new boolean[1 << 16];

    /** On pseudonyms as they stand in the file. */
    public HashAttack(Collection<String> pseudonyms) {
        for (String pseudonym : pseudonyms) {
            long begin = ByteBuffer.wrap(decoded(pseudonym)).getLong();
            wanted.add(begin);
            likely[(int) (begin >>> 48)] = true;
        }
    }

    /** The numbers for which a hash begins or ends as a pseudonym does; tells how far it has come. */
    public Set<String> hits(Stream<String> numbers, Collection<byte[]> strings, IntConsumer progress) {
        List<List<Salt>> salts = LaneHash.FUNCTIONS.stream()
                .map(Supplier::get)
                .map(function -> strings.stream().map(function::salt).toList())
                .toList();
        Set<String> hits = ConcurrentHashMap.newKeySet();
        AtomicInteger done = new AtomicInteger();
        lanes(numbers.toList()).parallelStream().forEach(lane -> {
            for (int function = 0; function < salts.size(); function++) {
                LaneHash hash = LaneHash.FUNCTIONS.get(function).get();
                for (int spelling = 0; spelling < 4; spelling++) {
                    int which = spelling;
                    hash.load(lane.stream()
                            .map(number -> spellings(number).get(which))
                            .toArray(byte[][]::new));
                    addHits(lane, hash, salts.get(function), hits);
                }
            }
            progress.accept(done.incrementAndGet() * LaneHash.LANES);
        });
        return hits;
    }

    /** As many numbers in each as a lane holds; the last is filled up with its last number. */
    private static List<List<String>> lanes(List<String> numbers) {
        List<List<String>> lanes = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += LaneHash.LANES) {
            List<String> lane = new ArrayList<>(numbers.subList(from, Math.min(numbers.size(), from + LaneHash.LANES)));
            lane.addAll(Collections.nCopies(LaneHash.LANES - lane.size(), lane.get(lane.size() - 1)));
            lanes.add(lane);
        }
        return lanes;
    }

    private void addHits(List<String> lane, LaneHash hash, List<Salt> salts, Set<String> hits) {
        hash.before(hash.salt(new byte[0]));
        addHits(lane, hash, hits);
        for (Salt salt : salts) {
            hash.before(salt);
            addHits(lane, hash, hits);
            hash.after(salt);
            addHits(lane, hash, hits);
            hash.mac(salt);
            addHits(lane, hash, hits);
        }
    }

    private void addHits(List<String> lane, LaneHash hash, Set<String> hits) {
        for (int i = 0; i < LaneHash.LANES; i++) {
            if (isWanted(hash.bytes(i, 0)) || isWanted(hash.bytes(i, hash.length() - 16))) {
                hits.add(lane.get(i));
            }
        }
    }

    /** Sixteen bits settle nearly all. */
    private boolean isWanted(long begin) {
        return likely[(int) (begin >>> 48)] && wanted.contains(begin);
    }

    public static List<byte[]> spellings(String number) {
        String date = number.substring(0, 8);
        String last = number.substring(8);
        return Stream.of(number, number.substring(2), date + '-' + last, date.substring(2) + '-' + last)
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    /** Every valid number of a year of birth. */
    public static Stream<String> numbersOf(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .flatMap(day -> java.util.stream.IntStream.rangeClosed(1, 999).mapToObj(serial -> number(day, serial)));
    }

    private static String number(LocalDate day, int serial) {
        int year = day.getYear();
        int[] digits = {
            year / 1000,
            year / 100 % 10,
            year / 10 % 10,
            year % 10,
            day.getMonthValue() / 10,
            day.getMonthValue() % 10,
            day.getDayOfMonth() / 10,
            day.getDayOfMonth() % 10,
            serial / 100,
            serial / 10 % 10,
            serial % 10,
            0
        };
        int sum = 0;
        var text = new StringBuilder(12);
        for (int i = 0; i < 11; i++) {
            text.append(digits[i]);
            if (i >= 2) {
                int product = digits[i] * (i % 2 == 0 ? 2 : 1);
                sum += product / 10 + product % 10;
            }
        }
        return text.append((10 - sum % 10) % 10).toString();
    }

    /** Every string of these texts that could be a key: lines, cells, words, and what hexadecimal ones stand for. */
    public static List<byte[]> strings(Collection<String> texts) {
        Set<String> strings = new LinkedHashSet<>();
        for (String text : texts) {
            strings.addAll(Arrays.asList(text.split("\\R")));
            strings.addAll(Arrays.asList(text.split("[\\s,;\"{}\\[\\]]+")));
            strings.addAll(Arrays.asList(text.split("[\\s,;:\"{}\\[\\]_/=.-]+")));
        }
        strings.removeIf(String::isEmpty);
        List<byte[]> keys = new ArrayList<>();
        for (String string : strings) {
            keys.add(string.getBytes(UTF_8));
            if (string.toLowerCase(Locale.ROOT).matches("([0-9a-f]{2}){8,}")) {
                keys.add(HexFormat.of().parseHex(string.toLowerCase(Locale.ROOT)));
            }
        }
        return keys;
    }

    public static byte[] decoded(String pseudonym) {
        byte[] bytes = new byte[16];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (char letter : pseudonym.substring(3).toCharArray()) {
            buffer = (buffer << 5 | ALPHABET.indexOf(letter)) & 0xFFFF;
            bits += 5;
            if (bits >= 8 && at < 16) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >>> bits);
            }
        }
        return bytes;
    }

    /** What a weak service would write. */
    public static String encoded(byte[] hash) {
        var text = new StringBuilder("r1_");
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < 16; i++) {
            buffer = (buffer << 8 | (hash[i] & 0xFF)) & 0xFFFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >>> bits) & 31));
            }
        }
        return text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31)).toString();
    }
}
