package se.statistiktjanst.service.login;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where log-in leads back to: a path of this service and nothing else, so that no link can use us to send people away. */
final class ReturnTo {
    static final String START = "/sv/";

    private ReturnTo() {}

    static String checked(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return START;
        }
        if (!isLocal(asked)) {
            throw new LoginRefusedException(Refusal.FOREIGN_RETURN);
        }
        return asked;
    }

    /** Browsers read {@code //host} and {@code /\host} as another host, and drop tabs and line ends. */
    private static boolean isLocal(String asked) {
        if (!asked.startsWith("/")
                || asked.startsWith("//")
                || asked.length() > 2000
                || asked.contains("\\")
                || asked.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            URI uri = new URI(asked);
            return uri.getScheme() == null
                    && uri.getRawAuthority() == null
                    && !uri.getPath().startsWith("//");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
