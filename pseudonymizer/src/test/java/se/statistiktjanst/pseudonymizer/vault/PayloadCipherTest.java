package se.statistiktjanst.pseudonymizer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;

class PayloadCipherTest {
    private static final byte[] PAYLOAD = "{\"resident\":\"198501012382\"}".getBytes(StandardCharsets.UTF_8);

    private final PayloadCipher cipher = new PayloadCipher(new KeyTree(RootKey.random()));

    @Test
    void opensWhatItSealedForTheSameContext() {
        byte[] sealed = cipher.seal("item 1", PAYLOAD);

        assertThat(cipher.open("item 1", sealed)).isEqualTo(PAYLOAD);
        assertThat(sealed)
                .hasSize(PAYLOAD.length + VersionedSeal.OVERHEAD_BYTES)
                .isNotEqualTo(cipher.seal("item 1", PAYLOAD));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("resident");
    }

    @Test
    void doesNotOpenForAnotherContextOrRoot() {
        byte[] sealed = cipher.seal("item 1", PAYLOAD);

        assertThatThrownBy(() -> cipher.open("item 2", sealed)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> new PayloadCipher(new KeyTree(RootKey.random())).open("item 1", sealed))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void sealsAnEmptyPayload() {
        assertThat(cipher.open("item", cipher.seal("item", new byte[0]))).isEmpty();
    }
}
