package se.statistiktjanst.service.page;

import java.io.Writer;

/** Collects text; for one thread. */
final class TextWriter extends Writer {
    private final StringBuilder text;

    TextWriter(int usualLength) {
        this.text = new StringBuilder(usualLength);
    }

    @Override
    public void write(int letter) {
        text.append((char) letter);
    }

    @Override
    public void write(char[] letters, int from, int count) {
        text.append(letters, from, count);
    }

    @Override
    public void write(String letters) {
        text.append(letters);
    }

    @Override
    public void write(String letters, int from, int count) {
        text.append(letters, from, from + count);
    }

    @Override
    public void flush() {
        // It is all there.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
