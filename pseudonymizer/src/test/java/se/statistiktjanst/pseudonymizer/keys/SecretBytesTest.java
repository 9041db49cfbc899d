package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretBytesTest {
    @Test
    void printsNothing() {
        assertThat(SecretBytes.copyOf(new byte[] {1, 2, 3})).hasToString("[REDACTED]");
    }

    @Test
    void isEqualByContentAndHashesByLengthAlone() {
        var one = SecretBytes.copyOf(new byte[] {1, 2, 3});

        assertThat(one).isEqualTo(SecretBytes.copyOf(new byte[] {1, 2, 3}));
        assertThat(one).isNotEqualTo(SecretBytes.copyOf(new byte[] {1, 2, 4}));
        assertThat(one.hashCode())
                .isEqualTo(SecretBytes.copyOf(new byte[] {9, 9, 9}).hashCode());
    }

    @Test
    void isGoneAfterDestruction() {
        var secret = SecretBytes.random(16);
        secret.destroy();

        assertThat(secret.isDestroyed()).isTrue();
        assertThatThrownBy(secret::revealBytes).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsItsOwnCopy() {
        byte[] bytes = {1, 2, 3};
        var secret = SecretBytes.copyOf(bytes);
        bytes[0] = 9;
        secret.revealBytes()[1] = 9;

        assertThat(secret.revealBytes()).containsExactly(1, 2, 3);
    }
}
