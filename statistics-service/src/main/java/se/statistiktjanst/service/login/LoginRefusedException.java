package se.statistiktjanst.service.login;

/** Ends a log-in; the message is the code alone, since a log must not tell who tried. */
final class LoginRefusedException extends RuntimeException {
    private final Refusal refusal;

    LoginRefusedException(Refusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    LoginRefusedException(Refusal refusal, Throwable cause) {
        super(refusal.code(), cause);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
