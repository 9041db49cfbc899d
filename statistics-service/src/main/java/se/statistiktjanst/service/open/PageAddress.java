package se.statistiktjanst.service.open;

import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.discovery.SiteAddress;

/**
 * The address that a page was asked for by.
 *
 * @param query as it came, empty if none
 * @param parameters the first value of each parameter
 */
record PageAddress(SiteAddress site, String path, String query, Map<String, String> parameters) {

    static PageAddress of(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return new PageAddress(
                SiteAddress.of(uri),
                uri.getRequestUri().getRawPath(),
                query == null ? "" : query,
                uri.getQueryParameters().entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                parameter -> parameter.getValue().get(0))));
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }
}
