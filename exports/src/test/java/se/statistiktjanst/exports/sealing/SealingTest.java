package se.statistiktjanst.exports.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
    private static final int CHUNK = SealedFile.CHUNK;
    private static final int SEALED_CHUNK = CHUNK + SealedFile.TAG;
    private static final SecretKey KEY = key(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 17})
    void givesBackWhatWasWritten(int length) throws IOException {
        byte[] content = content(length);
        byte[] sealed = seal(content);
        assertThat(unseal(sealed)).isEqualTo(content);
        assertThat(sealed.length).isEqualTo(16 + length + 16 * Math.max(1, (length + CHUNK - 1) / CHUNK));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 17})
    void readsFromAnyOffset(int offset) throws IOException {
        byte[] content = content(2 * CHUNK + 17);
        try (UnsealingInputStream in = open(seal(content), KEY, "a")) {
            assertThat(in.length()).isEqualTo(content.length);
            in.skipTo(offset);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, offset, content.length));
            in.skipTo(offset);
            assertThat(in.readAllBytes()).hasSize(content.length - offset);
        }
    }

    @Test
    void refusesAnOffsetOutsideTheFile() throws IOException {
        try (UnsealingInputStream in = open(seal(content(10)), KEY, "a")) {
            assertThatThrownBy(() -> in.skipTo(11)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noticesABitFlippedAnywhere() throws IOException {
        byte[] sealed = seal(content(CHUNK + 100));
        for (int at : new int[] {0, 4, 5, 8, 15, 16, 500, SEALED_CHUNK, 16 + SEALED_CHUNK, sealed.length - 1}) {
            byte[] flipped = sealed.clone();
            flipped[at] ^= 1;
            assertBroken(flipped);
        }
    }

    @Test
    void noticesAFileCutAtAChunkOrInsideOne() throws IOException {
        byte[] sealed = seal(content(3 * CHUNK));
        for (int length : new int[] {0, 15, 16, 20, 16 + SEALED_CHUNK, 16 + 2 * SEALED_CHUNK, sealed.length - 1}) {
            assertBroken(Arrays.copyOf(sealed, length));
        }
    }

    @Test
    void noticesAFileWithSomethingAppended() throws IOException {
        byte[] sealed = seal(content(2 * CHUNK));
        byte[] repeated = Arrays.copyOf(sealed, sealed.length + SEALED_CHUNK);
        System.arraycopy(sealed, 16 + SEALED_CHUNK, repeated, sealed.length, SEALED_CHUNK);
        assertBroken(repeated);
        assertBroken(Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void noticesChunksInAnotherOrder() throws IOException {
        byte[] sealed = seal(content(3 * CHUNK));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, 16, swapped, 16 + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed, 16 + SEALED_CHUNK, swapped, 16, SEALED_CHUNK);
        assertBroken(swapped);
    }

    @Test
    void noticesAFileThatWasNotClosed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        @SuppressWarnings("resource") // left open: that is the case
        SealingOutputStream sealing = new SealingOutputStream(out, KEY, "a");
        sealing.write(content(CHUNK + 1));
        assertBroken(out.toByteArray());
    }

    @Test
    void doesNotOpenWithAnotherKeyOrUnderAnotherName() throws IOException {
        byte[] sealed = seal(content(10));
        assertThatThrownBy(() -> open(sealed, key(2), "a").readAllBytes()).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> open(sealed, KEY, "b").readAllBytes()).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void sealsTheSameContentDifferentlyEachTime() throws IOException {
        assertThat(seal(content(10))).isNotEqualTo(seal(content(10)));
    }

    private void assertBroken(byte[] sealed) {
        assertThatThrownBy(() -> unseal(sealed))
                .isInstanceOf(BrokenSealException.class)
                .hasMessageEndingWith("Order the export again.");
    }

    private static byte[] seal(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SealingOutputStream sealing = new SealingOutputStream(out, KEY, "a")) {
            sealing.write(content, 0, content.length / 3);
            sealing.write(content, content.length / 3, content.length - content.length / 3);
        }
        return out.toByteArray();
    }

    private byte[] unseal(byte[] sealed) throws IOException {
        try (UnsealingInputStream in = open(sealed, KEY, "a")) {
            return in.readAllBytes();
        }
    }

    private UnsealingInputStream open(byte[] sealed, SecretKey key, String name) throws IOException {
        return new UnsealingInputStream(
                FileChannel.open(Files.write(Files.createTempFile(folder, "sealed", ""), sealed)), key, name);
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    private static SecretKey key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }
}
