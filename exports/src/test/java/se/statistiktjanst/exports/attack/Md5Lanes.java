package se.statistiktjanst.exports.attack;

/** MD5 (RFC 1321). */
final class Md5Lanes extends IntLanes {
    private static final int[] SHIFT = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
    private static final int[] SINE = new int[64];

    static {
        for (int i = 0; i < 64; i++) {
            SINE[i] = (int) (long) (Math.abs(Math.sin(i + 1.0)) * 0x1p32);
        }
    }

    private final int[][] work = new int[4][LANES];

    Md5Lanes() {
        super("MD5", false, 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
    }

    @Override
    void compress() {
        Words.copy(state, work);
        int[] a = work[0];
        int[] b = work[1];
        int[] c = work[2];
        int[] d = work[3];
        for (int round = 0; round < 64; round++) {
            int shift = SHIFT[round / 16 * 4 + round % 4];
            switch (round / 16) {
                case 0 -> first(a, b, c, d, block[round], SINE[round], shift);
                case 1 -> first(a, d, b, c, block[(5 * round + 1) & 15], SINE[round], shift, b);
                case 2 -> third(a, b, c, d, block[(3 * round + 5) & 15], SINE[round], shift);
                default -> fourth(a, b, c, d, block[7 * round & 15], SINE[round], shift);
            }
            int[] last = d;
            d = c;
            c = b;
            b = a;
            a = last;
        }
        Words.add(work, state);
    }

    private static void first(int[] a, int[] b, int[] c, int[] d, int[] word, int sine, int shift) {
        first(a, b, c, d, word, sine, shift, b);
    }

    private static void first(int[] a, int[] x, int[] y, int[] z, int[] word, int sine, int shift, int[] b) {
        for (int i = 0; i < LANES; i++) {
            int mixed = (x[i] & y[i]) | (~x[i] & z[i]);
            a[i] = b[i] + Integer.rotateLeft(a[i] + mixed + word[i] + sine, shift);
        }
    }

    private static void third(int[] a, int[] b, int[] c, int[] d, int[] word, int sine, int shift) {
        for (int i = 0; i < LANES; i++) {
            a[i] = b[i] + Integer.rotateLeft(a[i] + (b[i] ^ c[i] ^ d[i]) + word[i] + sine, shift);
        }
    }

    private static void fourth(int[] a, int[] b, int[] c, int[] d, int[] word, int sine, int shift) {
        for (int i = 0; i < LANES; i++) {
            a[i] = b[i] + Integer.rotateLeft(a[i] + (c[i] ^ (b[i] | ~d[i])) + word[i] + sine, shift);
        }
    }
}
