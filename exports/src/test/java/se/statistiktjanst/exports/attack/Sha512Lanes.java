package se.statistiktjanst.exports.attack;

/** SHA-512 (FIPS 180-4). */
final class Sha512Lanes extends LongLanes {
    private static final long[] ROOTS = Primes.cubeRoots64(80);

    private final long[][] work = new long[8][LANES];

    Sha512Lanes() {
        super("SHA-512", true, Primes.squareRoots64(8));
    }

    @Override
    void compress() {
        Words.copy(state, work);
        long[] a = work[0];
        long[] b = work[1];
        long[] c = work[2];
        long[] d = work[3];
        long[] e = work[4];
        long[] f = work[5];
        long[] g = work[6];
        long[] h = work[7];
        for (int round = 0; round < 80; round++) {
            long[] word = block[round & 15];
            if (round >= 16) {
                extend(word, block[(round + 1) & 15], block[(round + 9) & 15], block[(round + 14) & 15]);
            }
            round(a, b, c, d, e, f, g, h, word, ROOTS[round]);
            long[] last = h;
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

    private static void extend(long[] word, long[] second, long[] tenth, long[] fifteenth) {
        for (int i = 0; i < LANES; i++) {
            long small = Long.rotateRight(second[i], 1) ^ Long.rotateRight(second[i], 8) ^ (second[i] >>> 7);
            long large = Long.rotateRight(fifteenth[i], 19) ^ Long.rotateRight(fifteenth[i], 61) ^ (fifteenth[i] >>> 6);
            word[i] += small + tenth[i] + large;
        }
    }

    private static void round(
            long[] a, long[] b, long[] c, long[] d, long[] e, long[] f, long[] g, long[] h, long[] word, long root) {
        for (int i = 0; i < LANES; i++) {
            long sumE = Long.rotateRight(e[i], 14) ^ Long.rotateRight(e[i], 18) ^ Long.rotateRight(e[i], 41);
            long sumA = Long.rotateRight(a[i], 28) ^ Long.rotateRight(a[i], 34) ^ Long.rotateRight(a[i], 39);
            long step = h[i] + sumE + ((e[i] & f[i]) ^ (~e[i] & g[i])) + root + word[i];
            h[i] = step + sumA + ((a[i] & b[i]) ^ (a[i] & c[i]) ^ (b[i] & c[i]));
            d[i] += step;
        }
    }
}
