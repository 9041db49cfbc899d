package se.statistiktjanst.pseudonymizer.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;

class RecordKeysTest {
    private final KeyTree tree = new KeyTree(RootKey.development());
    private final RecordKeys keys = RecordKeys.ofOpenStatistics(tree, 1);

    @Test
    void aPersonKeepsItsKeyWithinAYearOnly() {
        assertThat(keys.recordKey(2025, 4711))
                .isEqualTo(RecordKeys.ofOpenStatistics(tree, 1).recordKey(2025, 4711))
                .isNotEqualTo(keys.recordKey(2026, 4711))
                .isNotEqualTo(keys.recordKey(2025, 4712));
    }

    @Test
    void aCareProvidersStaffTablesHaveKeysOfTheirOwn() {
        assertThat(RecordKeys.ofCareProvider(tree, 1, 1).recordKey(2025, 4711))
                .isNotEqualTo(keys.recordKey(2025, 4711))
                .isNotEqualTo(RecordKeys.ofCareProvider(tree, 2, 1).recordKey(2025, 4711));
        assertThatThrownBy(() -> RecordKeys.ofCareProvider(tree, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Computed with another implementation. Another key inside a published year would be a second draw of noise. */
    @Test
    void theKeyNeverChanges() {
        assertThat(keys.recordKey(2026, 1)).isEqualTo(0x05f6ef3a);
    }

    @Test
    void keysAreSpreadEvenlyOverAllBits() {
        int[] ones = new int[32];
        int people = 20_000;
        for (int person = 1; person <= people; person++) {
            int key = keys.recordKey(2026, person);
            for (int bit = 0; bit < 32; bit++) {
                ones[bit] += (key >>> bit) & 1;
            }
        }
        // Five standard deviations of a fair coin.
        assertThat(Arrays.stream(ones).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(people / 2 - 354, people / 2 + 354));
    }
}
