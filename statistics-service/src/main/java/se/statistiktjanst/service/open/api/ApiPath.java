package se.statistiktjanst.service.open.api;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Addresses under {@code /api/v2} as the resources expect them. Clients write them in any case, as the offices' servers
 * allow; the id of a saved query and what stands in brackets keep theirs.
 */
final class ApiPath {
    static final String BASE = "/api/v2";

    private static final Pattern PATH = Pattern.compile("(?i)" + BASE + "(/.*)?");
    private static final Pattern SAVED = Pattern.compile("(?i)(/savedqueries/)([^/]+)(/.*)?");
    private static final Pattern NAME = Pattern.compile("(?i)(.*?)((\\[|%5B).*)?");

    private ApiPath() {}

    static boolean isOf(String path) {
        return PATH.matcher(path).matches();
    }

    /** The address with path and parameter names in lower case, or itself if it is of another part of the service. */
    static URI normalise(URI address) {
        Matcher path = PATH.matcher(address.getRawPath());
        if (!path.matches()) {
            return address;
        }
        String rest = path.group(1) == null ? "" : path.group(1);
        Matcher saved = SAVED.matcher(rest);
        String lower = saved.matches()
                ? lower(saved.group(1)) + saved.group(2) + lower(saved.group(3) == null ? "" : saved.group(3))
                : lower(rest);
        String query = query(address.getRawQuery());
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + BASE + lower + query);
    }

    private static String query(@Nullable String raw) {
        return raw == null
                ? ""
                : Arrays.stream(raw.split("&")).map(ApiPath::parameter).collect(Collectors.joining("&", "?", ""));
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        Matcher parts = NAME.matcher(name);
        String brackets = parts.matches() && parts.group(2) != null ? parts.group(2) : "";
        return lower(name.substring(0, name.length() - brackets.length()))
                + brackets
                + (equals < 0 ? "" : parameter.substring(equals));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
