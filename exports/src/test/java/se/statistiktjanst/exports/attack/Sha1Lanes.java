package se.statistiktjanst.exports.attack;

/** SHA-1 (FIPS 180-4). */
final class Sha1Lanes extends IntLanes {
    private final int[][] work = new int[5][LANES];

    Sha1Lanes() {
        super("SHA-1", true, 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
    }

    @Override
    void compress() {
        Words.copy(state, work);
        int[] a = work[0];
        int[] b = work[1];
        int[] c = work[2];
        int[] d = work[3];
        int[] e = work[4];
        for (int round = 0; round < 80; round++) {
            int[] word = block[round & 15];
            if (round >= 16) {
                extend(word, block[(round + 2) & 15], block[(round + 8) & 15], block[(round + 13) & 15]);
            }
            switch (round / 20) {
                case 0 -> choose(a, b, c, d, e, word);
                case 1 -> parity(a, b, c, d, e, word, 0x6ed9eba1);
                case 2 -> majority(a, b, c, d, e, word);
                default -> parity(a, b, c, d, e, word, 0xca62c1d6);
            }
            int[] last = e;
            e = d;
            d = c;
            c = b;
            b = a;
            a = last;
        }
        Words.add(work, state);
    }

    private static void extend(int[] word, int[] third, int[] ninth, int[] fourteenth) {
        for (int i = 0; i < LANES; i++) {
            word[i] = Integer.rotateLeft(fourteenth[i] ^ ninth[i] ^ third[i] ^ word[i], 1);
        }
    }

    private static void choose(int[] a, int[] b, int[] c, int[] d, int[] e, int[] word) {
        for (int i = 0; i < LANES; i++) {
            e[i] += Integer.rotateLeft(a[i], 5) + ((b[i] & c[i]) | (~b[i] & d[i])) + 0x5a827999 + word[i];
            b[i] = Integer.rotateLeft(b[i], 30);
        }
    }

    private static void parity(int[] a, int[] b, int[] c, int[] d, int[] e, int[] word, int constant) {
        for (int i = 0; i < LANES; i++) {
            e[i] += Integer.rotateLeft(a[i], 5) + (b[i] ^ c[i] ^ d[i]) + constant + word[i];
            b[i] = Integer.rotateLeft(b[i], 30);
        }
    }

    private static void majority(int[] a, int[] b, int[] c, int[] d, int[] e, int[] word) {
        for (int i = 0; i < LANES; i++) {
            int mixed = (b[i] & c[i]) | (b[i] & d[i]) | (c[i] & d[i]);
            e[i] += Integer.rotateLeft(a[i], 5) + mixed + 0x8f1bbcdc + word[i];
            b[i] = Integer.rotateLeft(b[i], 30);
        }
    }
}
