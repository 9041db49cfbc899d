package se.statistiktjanst.service.page;

import org.jspecify.annotations.Nullable;

/**
 * What a person sees when a page cannot be shown.
 *
 * @param detail which parameter is wrong and how it is written, in English as in the API; null where the text says all
 */
public record ErrorPage(Problem problem, @Nullable String detail) implements PageContent {

    public ErrorPage(Problem problem) {
        this(problem, null);
    }

    /** The kinds of error that have their own text; any other status takes the nearest. */
    public enum Problem implements MessageKey {
        BAD_REQUEST(400),
        FORBIDDEN(403),
        /** A form that did not come from a page of ours in this session. */
        FORM_REFUSED(403, "form"),
        NOT_FOUND(404),
        GONE(410),
        TOO_MANY(429),
        BROKEN(500);

        private final int status;
        private final String name;

        Problem(int status) {
            this(status, Integer.toString(status));
        }

        Problem(int status, String name) {
            this.status = status;
            this.name = name;
        }

        public int status() {
            return status;
        }

        static Problem of(int status) {
            return switch (status) {
                case 401, 403 -> FORBIDDEN;
                case 404, 405 -> NOT_FOUND;
                case 410 -> GONE;
                case 429 -> TOO_MANY;
                default -> status >= 500 ? BROKEN : BAD_REQUEST;
            };
        }

        /** Key of the heading; the text of what to do has the same key with {@code .text} after it. */
        @Override
        public String messageKey() {
            return "error." + name;
        }

        public String textKey() {
            return messageKey() + ".text";
        }
    }

    @Override
    public String template() {
        return "error.ftlh";
    }

    @Override
    public Section section() {
        return Section.NONE;
    }
}
