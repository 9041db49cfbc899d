package se.statistiktjanst.platform.outgoing;

/** The service may not call this address; the message says which host and what to do. */
public final class ForbiddenAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host, String why) {
        super("%s %s: see outgoing.allow in the configuration".formatted(host, why));
    }
}
