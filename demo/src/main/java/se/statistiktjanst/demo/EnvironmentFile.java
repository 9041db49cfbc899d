package se.statistiktjanst.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import se.statistiktjanst.demo.identity.DemoUser;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.Sender;

/** {@code demo.env}: what a script needs to go on from a demo that is ready. */
final class EnvironmentFile {
    /** The sender that demo.env gives the token of; it may report for all services. */
    static final String SENDER = "demo";

    private EnvironmentFile() {}

    /** Written whole, by renaming, so that its being there means ready. */
    static void write(DemoFolder folder, String url, List<DemoUser> users, Registry registry) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("URL", url);
        values.put("SENDER_TOKEN", folder.senderToken());
        values.put("DEMO_SENDER_SOURCE", source(registry));
        for (DemoUser user : users) {
            String name = user.id().toUpperCase(Locale.ROOT).replace('-', '_');
            values.put("USER_" + name, user.id());
            values.put("LOGIN_URL_" + name, loginUrl(url, user));
        }
        values.put("PID", Long.toString(ProcessHandle.current().pid()));
        OwnerFiles.write(
                folder.environment(),
                values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** Where one click logs the user in. */
    static String loginUrl(String url, DemoUser user) {
        return url + "/login?hint=" + user.id();
    }

    private static String source(Registry registry) {
        return registry.senders().stream()
                .filter(sender -> sender.code().equals(SENDER))
                .map(Sender::source)
                .findFirst()
                .orElseThrow(() -> new DemoException("config/registry/senders.csv has no sender " + SENDER));
    }
}
