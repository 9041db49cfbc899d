package se.statistiktjanst.pseudonymizer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Test cases 13, 15, 14 and 16 (256-bit key, 96-bit nonce) of the GCM specification that NIST SP 800-38D adopts; in this
 * order because the JCA refuses the same key and nonce twice running.
 */
class AesGcmTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String KEY = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    private static final String ZERO_KEY = "0000000000000000000000000000000000000000000000000000000000000000";
    private static final String PLAIN = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
    private static final String CIPHER = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662";

    @ParameterizedTest
    @CsvSource({
        ZERO_KEY + ", 000000000000000000000000, '', '', '', 530f8afbc74536b9a963b4f1c4cb738b",
        KEY + ", cafebabefacedbaddecaf888, '', " + PLAIN + "1aafd255, " + CIPHER + "898015ad,"
                + " b094dac5d93471bdec1a502270e3cc6c",
        ZERO_KEY + ", 000000000000000000000000, '', 00000000000000000000000000000000,"
                + " cea7403d4d606b6e074ec5d3baf39d18, d0d1c8a799996bf0265b98b5d48ab919",
        KEY + ", cafebabefacedbaddecaf888, feedfacedeadbeeffeedfacedeadbeefabaddad2, " + PLAIN + ", " + CIPHER
                + ", 76fc6ece0f4e1768cddf8853bb2d551b",
        // NIST's validation vectors (CAVS, gcmEncryptExtIV256): nothing, 128 bits of text, 128 bits of associated data.
        "b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4, 516c33929df5a3284ff463d7, '', '', '',"
                + " bdc1ac884d332457a1d2664f168c76f0",
        "31bdadd96698c204aa9ce1448ea94ae1fb4a9a0b3c9d773b51bb1822666b8f22, 0d18e06c7c725ac9e362e1ce, '',"
                + " 2db5168e932556f8089a0622981d017d, fa4362189661d163fcd6a56d8bf0405a,"
                + " d636ac1bbedd5cc3ee727dc2ab4a9489",
        "78dc4e0aaf52d935c3c01eea57428f00ca1fd475f5da86a49c8dd73d68c8e223, d79cf22d504cc793c3fb6c8a,"
                + " b96baa8c1c75a671bfb2d08d06be5f36, '', '', 3e5d486aa2e30b22e040b85723a06e76",
    })
    void matchesThePublishedVectors(
            String key, String nonce, String associated, String plain, String cipher, String tag) {
        var secretKey = new SecretKeySpec(HEX.parseHex(key), "AES");
        byte[] sealed = AesGcm.encrypt(secretKey, HEX.parseHex(nonce), HEX.parseHex(associated), HEX.parseHex(plain));

        assertThat(HEX.formatHex(sealed)).isEqualTo(cipher + tag);
        assertThat(HEX.formatHex(AesGcm.decrypt(secretKey, HEX.parseHex(nonce), HEX.parseHex(associated), sealed, 0)))
                .isEqualTo(plain);

        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> AesGcm.decrypt(secretKey, HEX.parseHex(nonce), HEX.parseHex(associated), sealed, 0))
                .isInstanceOf(SealBrokenException.class);
    }
}
