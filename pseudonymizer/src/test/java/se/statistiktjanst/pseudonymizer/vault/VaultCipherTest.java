package se.statistiktjanst.pseudonymizer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.identity.PublishedNumbers;
import se.statistiktjanst.pseudonymizer.identity.ReserveNumber;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.pseudonymizer.keys.SecretBytes;
import se.statistiktjanst.pseudonymizer.keys.UnusableKeyException;

class VaultCipherTest {
    private static final LocalDate EVENT_ON = LocalDate.of(2021, 3, 1);
    private static final ResidentIdentity RESIDENT = PersonalIdentityNumber.parse("198501012382", EVENT_ON);
    private static final SecretBytes FIRST = SecretBytes.random(32);
    private static final SecretBytes SECOND = SecretBytes.random(32);

    private final KeyTree before = new KeyTree(new RootKey(new TreeMap<>(Map.of(1, FIRST))));
    private final KeyTree after = new KeyTree(new RootKey(new TreeMap<>(Map.of(1, FIRST, 2, SECOND))));
    private final VaultCipher cipher = new VaultCipher(before);

    @Test
    void opensWhatItSealed() {
        List<ResidentIdentity> identities = List.of(
                RESIDENT,
                PersonalIdentityNumber.parse("198502862397", EVENT_ON),
                new ReserveNumber("1.2.752.97.3.1.3", "R1234"));

        assertThat(identities)
                .allSatisfy(identity ->
                        assertThat(cipher.open(7, cipher.seal(7, identity))).isEqualTo(identity));
    }

    @Test
    void sealedBytesAreNeverTwiceTheSameAndDoNotHoldTheNumber() {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = cipher.seal(7, RESIDENT);
            assertThat(bytes).hasSize(63);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(RESIDENT.revealDigits());
            sealed.add(HexFormat.of().formatHex(bytes));
        }
        assertThat(sealed).hasSize(1000);
    }

    @Test
    void doesNotOpenAtAnotherCareProvider() {
        byte[] sealed = cipher.seal(7, RESIDENT);

        assertThatThrownBy(() -> cipher.open(8, sealed)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void doesNotOpenWhenAnyByteWasChangedOrCutOff() {
        byte[] sealed = cipher.seal(7, RESIDENT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            // A changed key version asks for a root that is not there.
            assertThatThrownBy(() -> cipher.open(7, changed))
                    .isInstanceOfAny(SealBrokenException.class, UnusableKeyException.class)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain(RESIDENT.revealDigits()));
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> cipher.open(7, cut)).isInstanceOf(SealBrokenException.class);
        }
    }

    @Test
    void theIndexIsOneOfAPersonAndCareProvider() {
        byte[] index = cipher.index(7, RESIDENT);

        assertThat(index).hasSize(32).isEqualTo(cipher.index(7, PersonalIdentityNumber.parse("850101-2382", EVENT_ON)));
        assertThat(index).isNotEqualTo(cipher.index(8, RESIDENT)).isNotEqualTo(cipher.personIndex(RESIDENT));
        assertThat(cipher.personIndex(RESIDENT)).hasSize(32).isEqualTo(cipher.personIndex(RESIDENT));
    }

    @Test
    void noTwoPublishedNumbersShareAnIndex() {
        Set<String> indexes = new HashSet<>();
        Set<String> numbers = new HashSet<>(PublishedNumbers.personal());
        numbers.addAll(PublishedNumbers.coordination());
        for (String number : numbers) {
            var identity = PersonalIdentityNumber.parse(number, LocalDate.of(2024, 1, 1));
            indexes.add(HexFormat.of().formatHex(cipher.index(7, identity)));
            indexes.add(HexFormat.of().formatHex(cipher.index(8, identity)));
            indexes.add(HexFormat.of().formatHex(cipher.personIndex(identity)));
        }
        assertThat(indexes).hasSize(3 * numbers.size());
    }

    @Test
    void aReserveNumberWithTheSameDigitsIsAnotherPerson() {
        var reserve = new ReserveNumber("1.2.752.97.3.1.3", RESIDENT.revealDigits());

        assertThat(cipher.index(7, reserve)).isNotEqualTo(cipher.index(7, RESIDENT));
        assertThat(cipher.personIndex(reserve)).isNotEqualTo(cipher.personIndex(RESIDENT));
    }

    @Test
    void afterRotationOldRowsOpenAndAreFoundByTheOldIndex() {
        byte[] oldIndex = cipher.index(7, RESIDENT);
        byte[] oldPersonIndex = cipher.personIndex(RESIDENT);
        byte[] sealed = cipher.seal(7, RESIDENT);
        var rotated = new VaultCipher(after);

        assertThat(rotated.version()).isEqualTo(2);
        assertThat(rotated.index(7, RESIDENT)).isNotEqualTo(oldIndex);
        assertThat(rotated.index(7, RESIDENT, 1)).isEqualTo(oldIndex);
        assertThat(rotated.personIndex(RESIDENT)).isNotEqualTo(oldPersonIndex);
        assertThat(rotated.personIndex(RESIDENT, 1)).isEqualTo(oldPersonIndex);
        assertThat(rotated.open(7, sealed)).isEqualTo(RESIDENT);
    }

    @Test
    void beforeRotationNewRowsSayWhichKeyIsMissing() {
        byte[] sealed = new VaultCipher(after).seal(7, RESIDENT);

        assertThatThrownBy(() -> cipher.open(7, sealed))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void manyThreadsGetTheSameAsOne() {
        byte[] expected = cipher.index(7, RESIDENT);

        assertThat(IntStream.range(0, 5_000).parallel().allMatch(i -> {
                    byte[] sealed = cipher.seal(7, RESIDENT);
                    return Arrays.equals(expected, cipher.index(7, RESIDENT))
                            && cipher.open(7, sealed).equals(RESIDENT);
                }))
                .isTrue();
    }

    @Test
    void refusesACareProviderThatIsNone() {
        assertThatThrownBy(() -> cipher.index(0, RESIDENT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.seal(0, RESIDENT)).isInstanceOf(IllegalArgumentException.class);
    }
}
