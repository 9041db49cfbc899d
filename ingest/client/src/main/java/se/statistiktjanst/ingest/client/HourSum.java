package se.statistiktjanst.ingest.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What stands for the events of an hour in reconciliation: how many, and Σ mod 2⁶⁴ of the first 8 bytes of SHA-256(source
 * ‖ 0x1F ‖ id). Equal sums mean equal sets of ids but for one case in 2⁶⁴.
 *
 * <p>A UUID goes in with small letters, whatever its spelling.
 *
 * @param sum as unsigned, big-endian
 */
public record HourSum(long count, long sum) {
    private static final byte SEPARATOR = 0x1F;
    private static final Pattern UUID_SHAPE = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Of ids that are all different. */
    public static HourSum of(String source, Collection<String> ids) {
        long sum = 0;
        for (String id : ids) {
            sum += first8(source, id);
        }
        return new HourSum(ids.size(), sum);
    }

    /** 16 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(sum);
    }

    private static long first8(String source, String id) {
        String spelled = UUID_SHAPE.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : id;
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(source.getBytes(StandardCharsets.UTF_8));
            sha256.update(SEPARATOR);
            return ByteBuffer.wrap(sha256.digest(spelled.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256. Use a JDK with it.", e);
        }
    }
}
