package se.statistiktjanst.pseudonymizer.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;

class ContentDigestTest {
    private static final byte[] EVENT = {1, 2, 3};

    @Test
    void isTheSameForTheSameContentAndKeyOnly() {
        var tree = new KeyTree(RootKey.random());
        var digest = new ContentDigest(tree);

        assertThat(digest.of(EVENT))
                .isEqualTo(new ContentDigest(tree, 1).of(EVENT))
                .isNotEqualTo(digest.of(new byte[] {1, 2, 4}))
                .isNotEqualTo(new ContentDigest(new KeyTree(RootKey.random())).of(EVENT));
        assertThat(digest.version()).isEqualTo(1);
    }
}
