package se.statistiktjanst.service.accesslog;

import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Addresses of parts of the log under one filter. */
record LogAddress(String path, LogFilter filter) {
    /** @param cursor null for the newest entries */
    String at(@Nullable LogCursor cursor) {
        Map<String, Object> parameters = new TreeMap<>();
        put(parameters, "person", filter.person());
        put(parameters, "from", filter.from());
        put(parameters, "to", filter.to());
        put(parameters, "after", cursor);
        UriBuilder address = UriBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.buildFromMap(parameters).toString();
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
