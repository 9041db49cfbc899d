package se.statistiktjanst.exports.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import se.statistiktjanst.exports.attack.LaneHash.Salt;

/** The lanes against the Java Cryptography Architecture, for messages and strings of all lengths around a block. */
class LaneHashTest {
    static final java.util.List<Supplier<LaneHash>> FUNCTIONS = LaneHash.FUNCTIONS;

    private final Random random = new Random(4);

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void everyLaneHashesAsTheLibraryDoes(Supplier<LaneHash> function) throws Exception {
        LaneHash hash = function.get();
        MessageDigest library = MessageDigest.getInstance(hash.algorithm());
        Mac mac = Mac.getInstance("Hmac" + hash.algorithm().replace("-", ""));
        for (int length = 1; length < 300; length++) {
            byte[][] messages = messages(10 + length % 4);
            byte[] string = random(length);
            Salt salt = hash.salt(string);
            hash.load(messages);
            int lane = random.nextInt(LaneHash.LANES);

            hash.before(salt);
            library.update(string);
            assertSame(hash, lane, library.digest(messages[lane]));
            hash.after(salt);
            library.update(messages[lane]);
            assertSame(hash, lane, library.digest(string));
            hash.mac(salt);
            mac.init(new SecretKeySpec(string, "key"));
            assertSame(hash, lane, mac.doFinal(messages[lane]));
        }
    }

    private static void assertSame(LaneHash hash, int lane, byte[] wanted) {
        assertThat(hash.length()).isEqualTo(wanted.length);
        for (int at : new int[] {0, wanted.length - 16}) {
            assertThat(hash.bytes(lane, at)).isEqualTo(ByteBuffer.wrap(wanted).getLong(at));
        }
    }

    private byte[][] messages(int length) {
        byte[][] messages = new byte[LaneHash.LANES][];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = random(length);
        }
        return messages;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
