package se.statistiktjanst.service.login;

/** Why a log-in came to nothing. Each has a heading and an advice in {@code refusals_sv} and {@code refusals_en}. */
enum Refusal {
    FOREIGN_RETURN(400),
    UNKNOWN_ATTEMPT(400),
    PROVIDER_REFUSED(403),
    INVALID_TOKEN(403),
    NO_STAFF_ID(403),
    LOW_ASSURANCE(403),
    WRONG_PURPOSE(403),
    UNKNOWN_CARE_PROVIDER(403),
    NO_RIGHTS(403),
    PROVIDER_UNREACHABLE(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The code shown to the user and written to the log, so that support can tell what happened. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
