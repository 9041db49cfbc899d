package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3394 §4.3, 4.5 and 4.6: 128, 192 and 256 bits of key under 256 bits. NIST SP 800-38F calls the same KW. */
class KeyWrapTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final SecretKeySpec WRAPPING =
            new SecretKeySpec(HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"), "AES");

    @ParameterizedTest
    @CsvSource({
        "00112233445566778899aabbccddeeff, 64e8c3f9ce0f5ba263e9777905818a2a93c8191e7d6e8ae7",
        "00112233445566778899aabbccddeeff0001020304050607,"
                + " a8f9bc1612c68b3ff6e6f4fbe30e71e4769c8b80a32cb8958cd5d17d6b254da1",
        "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f,"
                + " 28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21",
    })
    void matchesThePublishedVectors(String key, String wrapped) {
        assertThat(HEX.formatHex(KeyWrap.wrap(WRAPPING, HEX.parseHex(key)))).isEqualTo(wrapped);
        assertThat(HEX.formatHex(KeyWrap.unwrap(WRAPPING, HEX.parseHex(wrapped))
                        .orElseThrow()
                        .getEncoded()))
                .isEqualTo(key);

        byte[] changed = HEX.parseHex(wrapped);
        changed[3] ^= 1;
        assertThat(KeyWrap.unwrap(WRAPPING, changed)).isEmpty();
    }
}
