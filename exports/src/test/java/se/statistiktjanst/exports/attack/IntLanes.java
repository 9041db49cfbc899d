package se.statistiktjanst.exports.attack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What functions of 32-bit words and blocks of 64 bytes share. */
abstract class IntLanes implements LaneHash {
    private static final int WORD = 4;
    private static final int BLOCK = 64;

    final int[][] state;
    final int[][] block = new int[16][LANES];

    private final String name;
    private final int[] initial;
    private final boolean bigEndian;

    /** The messages as words, moved by no to all bytes of a word, so that they can be laid into a block by "or". */
    private final int[][][] moved = new int[WORD][][];

    private int messageLength;

    IntLanes(String name, boolean bigEndian, int... initial) {
        this.name = name;
        this.bigEndian = bigEndian;
        this.initial = initial;
        this.state = new int[initial.length][LANES];
    }

    /** Takes {@code block} into {@code state}. */
    abstract void compress();

    @Override
    public final String algorithm() {
        return name;
    }

    @Override
    public final int length() {
        return initial.length * WORD;
    }

    @Override
    public final Salt salt(byte[] string) {
        Start nothing = new Start(initial, new byte[0], 0);
        byte[] key = Arrays.copyOf(string.length > BLOCK ? digest(nothing, string) : string, BLOCK);
        return new Salt(
                nothing,
                string,
                absorbed(nothing, string),
                absorbed(nothing, masked(key, 0x36)),
                absorbed(nothing, masked(key, 0x5c)));
    }

    @Override
    public final void load(byte[][] messages) {
        messageLength = messages[0].length;
        for (int move = 0; move < WORD; move++) {
            int words = (messageLength + move + WORD - 1) / WORD;
            moved[move] = new int[words][LANES];
            byte[] bytes = new byte[words * WORD];
            for (int lane = 0; lane < LANES; lane++) {
                System.arraycopy(messages[lane], 0, bytes, move, messageLength);
                for (int i = 0; i < words; i++) {
                    moved[move][i][lane] = word(bytes, i * WORD);
                }
            }
        }
    }

    @Override
    public final void before(Salt salt) {
        hash(salt.before(), new byte[0]);
    }

    @Override
    public final void after(Salt salt) {
        hash(salt.nothing(), salt.string());
    }

    @Override
    public final void mac(Salt salt) {
        hash(salt.inner(), new byte[0]);
        byte[] last = padded(new byte[length()], BLOCK + length());
        for (int i = 0; i < 16; i++) {
            if (i < state.length) {
                System.arraycopy(state[i], 0, block[i], 0, LANES);
            } else {
                Arrays.fill(block[i], word(last, i * WORD));
            }
        }
        begin(salt.outer());
        compress();
    }

    @Override
    public final long bytes(int lane, int at) {
        int word = at / 4;
        int first = state[word][lane];
        int second = state[word + 1][lane];
        return bigEndian
                ? ((long) first << 32) | (second & 0xFFFFFFFFL)
                : ((long) Integer.reverseBytes(first) << 32) | (Integer.reverseBytes(second) & 0xFFFFFFFFL);
    }

    private void hash(Start start, byte[] end) {
        byte[] rest = Arrays.copyOf(start.rest(), start.rest().length + messageLength + end.length);
        System.arraycopy(end, 0, rest, rest.length - end.length, end.length);
        byte[] bytes = padded(rest, start.length() + messageLength + end.length);
        begin(start);
        int[][] message = moved[start.rest().length % WORD];
        int from = start.rest().length / WORD;
        for (int at = 0; at < bytes.length / WORD; at += 16) {
            for (int i = 0; i < 16; i++) {
                Arrays.fill(block[i], word(bytes, (at + i) * WORD));
                int part = at + i - from;
                if (part >= 0 && part < message.length) {
                    lay(block[i], message[part]);
                }
            }
            compress();
        }
    }

    private static void lay(int[] into, int[] words) {
        for (int lane = 0; lane < LANES; lane++) {
            into[lane] |= words[lane];
        }
    }

    private void begin(Start start) {
        int[] words = (int[]) start.state();
        for (int i = 0; i < state.length; i++) {
            Arrays.fill(state[i], words[i]);
        }
    }

    /** The state after the whole blocks of these bytes. */
    private Start absorbed(Start start, byte[] bytes) {
        begin(start);
        int whole = bytes.length / BLOCK * BLOCK;
        for (int at = 0; at < whole; at += BLOCK) {
            for (int i = 0; i < 16; i++) {
                Arrays.fill(block[i], word(bytes, at + i * WORD));
            }
            compress();
        }
        int[] words = new int[state.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = state[i][0];
        }
        return new Start(words, Arrays.copyOfRange(bytes, whole, bytes.length), bytes.length);
    }

    private byte[] digest(Start nothing, byte[] bytes) {
        int[] words = (int[]) absorbed(nothing, padded(bytes, bytes.length)).state();
        ByteBuffer digest =
                ByteBuffer.allocate(length()).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            digest.putInt(word);
        }
        return digest.array();
    }

    /** With the bit 1, zeros and the length of the whole message in bits, up to a whole block. */
    private byte[] padded(byte[] bytes, int total) {
        int blocks = (bytes.length + 1 + 2 * WORD + BLOCK - 1) / BLOCK;
        byte[] padded = Arrays.copyOf(bytes, blocks * BLOCK);
        padded[bytes.length] = (byte) 0x80;
        byte[] length = ByteBuffer.allocate(8)
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .putLong(8L * total)
                .array();
        System.arraycopy(length, 0, padded, padded.length - 8, 8);
        return padded;
    }

    private int word(byte[] bytes, int at) {
        int word = 0;
        for (int i = 0; i < 4; i++) {
            word |= (bytes[at + i] & 0xFF) << (bigEndian ? 24 - 8 * i : 8 * i);
        }
        return word;
    }

    private static byte[] masked(byte[] key, int mask) {
        byte[] masked = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            masked[i] = (byte) (key[i] ^ mask);
        }
        return masked;
    }
}
