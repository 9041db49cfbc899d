package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
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

    /** NIST's validation vectors (CAVS 17.4, KW-AE and KW-AD with AES-256). */
    @ParameterizedTest
    @CsvSource({
        "f59782f1dceb0544a8da06b34969b9212b55ce6dcbdd0975a33f4b3f88b538da, 73d33060b5f9f2eb5785c0703ddfa704,"
                + " 2e63946ea3c090902fa1558375fdb2907742ac74e39403fc",
        "5a51bef705d2e56efc2622a29f7b7c57cd2cb160820b1519fc5d16933cab7930, f6c00a3078ca85a4e3b95eac262f5ef1,"
                + " 1e86665cb9605dd4b34b8eaf900a4af4add0eb07e6e63e3e",
        "80aa997327a4806b6a7a41a52b86c3710386f932786ef79676fafb90b8263c5f, 0a256ba75cfa03aaa02ba94203f15baa,"
                + " 423c960d8a2ac4c1d33d3d977bf0a91559f99c8acd293d43",
    })
    void matchesTheValidationVectors(String wrapping, String key, String wrapped) {
        var secret = new SecretKeySpec(HEX.parseHex(wrapping), "AES");

        assertThat(HEX.formatHex(KeyWrap.wrap(secret, HEX.parseHex(key)))).isEqualTo(wrapped);
        assertThat(HEX.formatHex(KeyWrap.unwrap(secret, HEX.parseHex(wrapped))
                        .orElseThrow()
                        .getEncoded()))
                .isEqualTo(key);
    }

    /** KW-AD, counts 4 and 6: wrapped bytes that must be refused. */
    @Test
    void refusesWhatTheValidationVectorsSayFails() {
        assertThat(KeyWrap.unwrap(
                        secret("08c936b25b567a0aa679c29f201bf8b190327df0c2563e39cee061f149f4d91b"),
                        HEX.parseHex("e227eb8ae9d239ccd8928adec39c28810ca9b3dc1f366444")))
                .isEmpty();
        assertThat(KeyWrap.unwrap(
                        secret("0ff8528509b0e3e2bcf5360eacbbf871eecb8c7fad0e7ab2bbb37617b8e4c444"),
                        HEX.parseHex("05f16c7e25d930bd25db0c4ddc88b8a3de564c48c264c7a6")))
                .isEmpty();
    }

    private static SecretKeySpec secret(String hex) {
        return new SecretKeySpec(HEX.parseHex(hex), "AES");
    }
}
