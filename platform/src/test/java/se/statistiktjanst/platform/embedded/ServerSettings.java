package se.statistiktjanst.platform.embedded;

import java.util.Map;
import java.util.TreeMap;

/** Settings given at every start, so that a folder made by an older version follows the newer ones. */
final class ServerSettings {
    private ServerSettings() {}

    static Map<String, String> forPort(int port) {
        Map<String, String> settings = new TreeMap<>();
        // Reached by password over loopback only.
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        // As in production: what is committed survives a power cut. Tests and demo must not learn anything else.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("wal_level", "replica");
        settings.put("max_wal_size", "1GB");
        settings.put("shared_buffers", "128MB");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // Errors quote values, and their details whole rows: the client gets them, the log does not.
        settings.put("log_min_messages", "log");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_statement", "none");
        settings.put("log_checkpoints", "off");
        return settings;
    }
}
