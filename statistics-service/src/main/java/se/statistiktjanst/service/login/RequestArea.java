package se.statistiktjanst.service.login;

import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/**
 * Which part of the service a request is for. By segments, as Jersey matches them: the whole path may hold matrix
 * parameters ({@code /api;x/staff}) that a prefix would stumble over.
 */
enum RequestArea {
    PAGE,
    OPEN_API,
    STAFF_API;

    private static final Set<String> STAFF = Set.of("staff", "exports");

    static RequestArea of(UriInfo uri) {
        List<String> segments = uri.getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.isEmpty() || !segments.get(0).equals("api")) {
            return PAGE;
        }
        return segments.size() > 1 && STAFF.contains(segments.get(1)) ? STAFF_API : OPEN_API;
    }
}
