package se.statistiktjanst.ingest.collect;

/** What texts may hold. */
final class Texts {
    private Texts() {}

    /** Control characters (PostgreSQL cannot hold NUL) and halves of characters outside the first plane. */
    static boolean hasUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 >= text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
