package se.statistiktjanst.pseudonymizer.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ExportPseudonymsTest {
    private static final SecretKey KEY = key(1);

    private final ExportPseudonyms pseudonyms = new ExportPseudonyms(KEY);

    @Test
    void areAPrefixWithVersionAnd26LowerCaseCharacters() {
        assertThat(pseudonyms.resident(1)).matches("r1_[a-z2-7]{26}");
        assertThat(pseudonyms.staff(1)).matches("s1_[a-z2-7]{26}");
    }

    /** HMAC-SHA-256 with a key of 32 bytes 0x01 over 01 00000001, computed with another implementation. */
    @Test
    void matchAnIndependentComputation() {
        assertThat(pseudonyms.resident(1)).isEqualTo("r1_bbekufsnh6rl7ai46565wv3al4");
        assertThat(pseudonyms.staff(1)).isEqualTo("s1_g7fymfi2mwbpnvqdbwipl2kaqm");
    }

    @Test
    void areOnePerPersonUnderOneKey() {
        Set<String> seen = new HashSet<>();
        for (int ref = 1; ref <= 50_000; ref++) {
            seen.add(pseudonyms.resident(ref));
        }
        assertThat(seen).hasSize(50_000);
        assertThat(new ExportPseudonyms(KEY).resident(4711)).isEqualTo(pseudonyms.resident(4711));
    }

    @Test
    void haveNothingInCommonUnderTwoKeysOrBetweenResidentsAndStaff() {
        var other = new ExportPseudonyms(key(2));
        Set<String> seen = new HashSet<>();
        for (int ref = 1; ref <= 5_000; ref++) {
            seen.add(pseudonyms.resident(ref).substring(3));
            seen.add(pseudonyms.staff(ref).substring(3));
            seen.add(other.resident(ref).substring(3));
            seen.add(other.staff(ref).substring(3));
        }
        assertThat(seen).hasSize(4 * 5_000);
    }

    @Test
    void shuffleOrderIsUncorrelatedWithTheRowNumber() {
        double[] ranks = LongStream.range(0, 20_000)
                .mapToDouble(pseudonyms::shuffleOrder)
                .toArray();
        double[] numbers = LongStream.range(0, 20_000).asDoubleStream().toArray();

        assertThat(correlation(ranks, numbers)).isBetween(-0.03, 0.03);
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static SecretKey key(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return new SecretKeySpec(bytes, "AES");
    }
}
