package se.statistiktjanst.ingest.health;

/** Where the transports say how it went. */
public interface Contacts {
    /** For tests and commands, which nobody watches. */
    Contacts UNWATCHED = new Contacts() {
        @Override
        public void worked(String integration) {}

        @Override
        public void failed(String integration, String errorCode) {}
    };

    /** The integration brought something, or asked and there was nothing. */
    void worked(String integration);

    /**
     * It could not.
     *
     * @param errorCode a word without values, such as {@code wrong-columns} or {@code http-503}
     */
    void failed(String integration, String errorCode);
}
