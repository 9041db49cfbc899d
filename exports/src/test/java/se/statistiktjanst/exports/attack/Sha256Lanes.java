package se.statistiktjanst.exports.attack;

/** SHA-256 (FIPS 180-4). */
final class Sha256Lanes extends IntLanes {
    private static final int[] ROOTS = Primes.cubeRoots32(64);

    private final int[][] work = new int[8][LANES];

    Sha256Lanes() {
        super("SHA-256", true, Primes.squareRoots32(8));
    }

    @Override
    void compress() {
        Words.copy(state, work);
        int[] a = work[0];
        int[] b = work[1];
        int[] c = work[2];
        int[] d = work[3];
        int[] e = work[4];
        int[] f = work[5];
        int[] g = work[6];
        int[] h = work[7];
        for (int round = 0; round < 64; round++) {
            int[] word = block[round & 15];
            if (round >= 16) {
                extend(word, block[(round + 1) & 15], block[(round + 9) & 15], block[(round + 14) & 15]);
            }
            round(a, b, c, d, e, f, g, h, word, ROOTS[round]);
            int[] last = h;
            h = g;
            g = f;
            f = e;
            e = d;
            d = c;
            c = b;
            b = a;
            a = last;
        }
        Words.add(work, state);
    }

    private static void extend(int[] word, int[] second, int[] tenth, int[] fifteenth) {
        for (int i = 0; i < LANES; i++) {
            int small = Integer.rotateRight(second[i], 7) ^ Integer.rotateRight(second[i], 18) ^ (second[i] >>> 3);
            int large = Integer.rotateRight(fifteenth[i], 17)
                    ^ Integer.rotateRight(fifteenth[i], 19)
                    ^ (fifteenth[i] >>> 10);
            word[i] += small + tenth[i] + large;
        }
    }

    private static void round(
            int[] a, int[] b, int[] c, int[] d, int[] e, int[] f, int[] g, int[] h, int[] word, int root) {
        for (int i = 0; i < LANES; i++) {
            int sumE = Integer.rotateRight(e[i], 6) ^ Integer.rotateRight(e[i], 11) ^ Integer.rotateRight(e[i], 25);
            int sumA = Integer.rotateRight(a[i], 2) ^ Integer.rotateRight(a[i], 13) ^ Integer.rotateRight(a[i], 22);
            int step = h[i] + sumE + ((e[i] & f[i]) ^ (~e[i] & g[i])) + root + word[i];
            h[i] = step + sumA + ((a[i] & b[i]) ^ (a[i] & c[i]) ^ (b[i] & c[i]));
            d[i] += step;
        }
    }
}
