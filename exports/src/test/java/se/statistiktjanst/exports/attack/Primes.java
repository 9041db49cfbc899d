package se.statistiktjanst.exports.attack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The constants of SHA-2: fractions of square and cube roots of the first primes. */
final class Primes {
    private Primes() {}

    static int[] squareRoots32(int count) {
        return high(squareRoots64(count));
    }

    static long[] squareRoots64(int count) {
        return roots(count, 2);
    }

    static int[] cubeRoots32(int count) {
        return high(cubeRoots64(count));
    }

    static long[] cubeRoots64(int count) {
        return roots(count, 3);
    }

    private static int[] high(long[] words) {
        return LongStream.of(words).mapToInt(word -> (int) (word >>> 32)).toArray();
    }

    private static long[] roots(int count, int degree) {
        return IntStream.iterate(2, i -> i + 1)
                .filter(i -> IntStream.range(2, i).noneMatch(by -> i % by == 0))
                .limit(count)
                .mapToLong(prime -> fraction(prime, degree))
                .toArray();
    }

    /** The first 64 bits after the point: the low bits of the whole root of prime times two to the 64 times degree. */
    private static long fraction(int prime, int degree) {
        BigInteger scaled = BigInteger.valueOf(prime).shiftLeft(64 * degree);
        if (degree == 2) {
            return scaled.sqrt().longValue();
        }
        BigInteger root = new BigDecimal(Math.cbrt(prime))
                .multiply(BigDecimal.valueOf(2).pow(64), MathContext.UNLIMITED)
                .toBigInteger();
        for (int i = 0; i < 8; i++) {
            root = root.shiftLeft(1).add(scaled.divide(root.multiply(root))).divide(BigInteger.valueOf(3));
        }
        while (root.pow(3).compareTo(scaled) > 0) {
            root = root.subtract(BigInteger.ONE);
        }
        while (root.add(BigInteger.ONE).pow(3).compareTo(scaled) <= 0) {
            root = root.add(BigInteger.ONE);
        }
        return root.longValue();
    }
}
