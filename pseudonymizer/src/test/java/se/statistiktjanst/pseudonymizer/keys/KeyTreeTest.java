package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyTreeTest {
    private static final KeyTree TREE = new KeyTree(twoVersions());

    @Test
    void noTwoUsesProvidersSubjectsVersionsOrScopesShareAKey() {
        Set<String> keys = new HashSet<>();
        int derived = 0;
        for (KeyUse use : KeyUse.values()) {
            for (SubjectType subject : SubjectType.values()) {
                for (int careProviderId : List.of(0, 1, 2, 256, -1)) {
                    for (int version : List.of(1, 2)) {
                        for (String scope : List.of("", "2025", "2026")) {
                            keys.add(hex(TREE.derive(use, careProviderId, subject, version, scope)
                                    .getEncoded()));
                            derived++;
                        }
                    }
                }
            }
        }
        assertThat(keys).hasSize(derived);
    }

    /** Computed with another implementation. A change here makes every vault unreadable. */
    @Test
    void theDerivationNeverChanges() {
        var tree = new KeyTree(RootKey.development());
        var key = tree.derive(KeyUse.VAULT_INDEX, 7, SubjectType.RESIDENT, 1);

        assertThat(hex(key.getEncoded())).isEqualTo("33575bf90af6cf467e59aba9d7fbca9c0a014ad83c63671de2e509e488e6b78a");
        assertThat(hex(tree.derive(KeyUse.RECORD, 0, SubjectType.RESIDENT, 1, "2026")
                        .getEncoded()))
                .isEqualTo("4503b84c22eb92246b75b5c0cf70060ac696d9591fe085cddd312c1c704db9bd");
    }

    @Test
    void keysAre256BitsForTheAlgorithmOfTheirUse() {
        for (KeyUse use : KeyUse.values()) {
            var key = TREE.derive(use, 1, SubjectType.NONE, 2);
            assertThat(key.getEncoded()).hasSize(32);
            assertThat(key.getAlgorithm()).isEqualTo(use.encrypts() ? "AES" : "HmacSHA256");
        }
    }

    @Test
    void refusesAVersionThatIsNotLoaded() {
        assertThatThrownBy(() -> TREE.derive(KeyUse.LOG, 1, SubjectType.NONE, 3))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("version 3 is not loaded (there are [1, 2])");
    }

    @Test
    void printsNoKey() {
        assertThat(TREE).hasToString("KeyTree[RootKey[REDACTED, versions [1, 2]]]");
    }

    private static RootKey twoVersions() {
        return new RootKey(new TreeMap<>(Map.of(1, SecretBytes.random(32), 2, SecretBytes.random(32))));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
