package se.statistiktjanst.statistics.rollup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Whole numbers from 0 as seven bits a byte, lowest first; the highest bit says that more follow. */
final class SevenBits {
    private SevenBits() {}

    static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while (rest > 0x7F) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    static long read(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
