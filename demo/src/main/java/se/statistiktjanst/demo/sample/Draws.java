package se.statistiktjanst.demo.sample;

import java.util.SplittableRandom;

/** Draws of a few shapes. */
final class Draws {
    private Draws() {}

    /** A waiting time or length: {@code least} and an exponential part with the given mean, at most {@code most}. */
    static int seconds(int least, int mean, int most, SplittableRandom random) {
        return Math.min(most, least + (int) (-Math.log(1 - random.nextDouble()) * mean));
    }

    /** {@code mean} up to the next whole number, by chance, and some tenths of noise. */
    static int count(double mean, SplittableRandom random) {
        double noise = 1 + (random.nextDouble() + random.nextDouble() - 1) * 0.12;
        return (int) (mean * noise + random.nextDouble());
    }
}
