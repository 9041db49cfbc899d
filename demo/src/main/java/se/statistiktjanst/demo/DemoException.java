package se.statistiktjanst.demo;

/** The demo cannot go on; the message is one line for the person who started it and says what to do. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
