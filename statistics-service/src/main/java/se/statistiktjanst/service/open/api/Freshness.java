package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.page.PagesBundle;

/**
 * Until when a copy of an answer is good: as long as nothing is published. The tag is made of ids and times of releases
 * and of the table's description; nothing that was not published goes into it.
 */
record Freshness(EntityTag tag, Instant updatedAt) {

    static Freshness of(List<OpenContents> tables, LocalDate nextPublicationOn) {
        StringBuilder text = new StringBuilder(version()).append(nextPublicationOn);
        for (OpenContents table : tables) {
            text.append('\n').append(table.cube());
            for (Release release : table.releases()) {
                text.append(' ').append(release.id()).append('@').append(release.publishedAt());
            }
        }
        Instant updatedAt = tables.stream()
                .map(OpenContents::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Freshness(new EntityTag(digest(text.toString())), updatedAt);
    }

    /** The answer for a client whose copy is still good. */
    Optional<Response> notModified(Request request, HttpHeaders headers) {
        // Times have whole seconds only, so the tag decides where there is one.
        Response.ResponseBuilder answer = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH) != null
                ? request.evaluatePreconditions(tag)
                : request.evaluatePreconditions(Date.from(updatedAt));
        return Optional.ofNullable(answer).map(found -> stamp(found).build());
    }

    Response.ResponseBuilder stamp(Response.ResponseBuilder answer) {
        return answer.tag(tag)
                .lastModified(Date.from(updatedAt))
                .header(HttpHeaders.CACHE_CONTROL, PagesBundle.OPEN_PAGE_CACHE);
    }

    /** Another program may write the same figures in another way. */
    private static String version() {
        return ConfigResource.appVersion();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the Java runtime lacks SHA-256: use a complete one", e);
        }
    }
}
