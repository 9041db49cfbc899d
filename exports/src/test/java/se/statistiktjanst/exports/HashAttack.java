package se.statistiktjanst.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody with the file alone who tries numbers: hashes each number in four spellings with four functions, bare, before
 * and after every string of the file, and with every string as the key of an HMAC.
 */
final class HashAttack {
    private static final List<String> FUNCTIONS = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private final Set<Long> wanted = new HashSet<>();

    /** On pseudonyms as they stand in the file. */
    HashAttack(Collection<String> pseudonyms) {
        for (String pseudonym : pseudonyms) {
            wanted.add(ByteBuffer.wrap(decoded(pseudonym)).getLong());
        }
    }

    /** The numbers for which a hash begins or ends as a pseudonym does. */
    Set<String> hits(Stream<String> numbers, Collection<byte[]> strings) {
        Set<String> hits = java.util.concurrent.ConcurrentHashMap.newKeySet();
        numbers.parallel().forEach(number -> {
            for (byte[] spelling : spellings(number)) {
                for (String function : FUNCTIONS) {
                    if (isHit(function, spelling, strings)) {
                        hits.add(number);
                    }
                }
            }
        });
        return hits;
    }

    private boolean isHit(String function, byte[] spelling, Collection<byte[]> strings) {
        try {
            MessageDigest digest = MessageDigest.getInstance(function);
            boolean hit = isWanted(digest.digest(spelling));
            for (byte[] string : strings) {
                digest.update(string);
                hit |= isWanted(digest.digest(spelling));
                digest.update(spelling);
                hit |= isWanted(digest.digest(string));
                hit |= isWanted(hmac(function, string, spelling));
                hit |= isWanted(hmac(function, spelling, string));
            }
            return hit;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String function, byte[] key, byte[] message) throws GeneralSecurityException {
        String name = "Hmac" + function.replace("-", "");
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key, name));
        return mac.doFinal(message);
    }

    private boolean isWanted(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return wanted.contains(bytes.getLong(0)) || wanted.contains(bytes.getLong(hash.length - 16));
    }

    static List<byte[]> spellings(String number) {
        String date = number.substring(0, 8);
        String last = number.substring(8);
        return Stream.of(number, number.substring(2), date + '-' + last, date.substring(2) + '-' + last)
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    /** Every valid number of a year of birth. */
    static Stream<String> numbersOf(int year) {
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
    static List<byte[]> strings(Collection<String> texts) {
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

    static byte[] decoded(String pseudonym) {
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
    static String encoded(byte[] hash) {
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
