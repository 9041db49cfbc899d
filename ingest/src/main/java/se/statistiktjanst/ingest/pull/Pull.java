package se.statistiktjanst.ingest.pull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.ingest.health.Contacts;
import se.statistiktjanst.platform.outgoing.ForbiddenAddressException;
import se.statistiktjanst.platform.outgoing.OutgoingAddresses;

/**
 * Asks one source until it has no more. Each page becomes a file of the area; then the next cursor is kept. A kill in
 * between asks for the same page again, and the collector calls its events duplicates.
 */
final class Pull {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int LARGEST_PAGE = 64 << 20;
    private static final int MOST_PAGES = 1_000;

    private final PullConfiguration source;
    private final UploadDesk desk;
    private final UploadDesk.Area area;
    private final OutgoingAddresses outgoing;
    private final Contacts contacts;
    private final Path position;
    private int failures;

    Pull(
            PullConfiguration source,
            UploadDesk desk,
            UploadDesk.Area area,
            OutgoingAddresses outgoing,
            Contacts contacts) {
        this.source = source;
        this.desk = desk;
        this.area = area;
        this.outgoing = outgoing;
        this.contacts = contacts;
        this.position = area.folder().resolve("." + source.name() + ".cursor");
    }

    PullConfiguration source() {
        return source;
    }

    /** How often in a row it has failed, until now. */
    int failures() {
        return failures;
    }

    /** Reads what is new; gives how long the source asks to be left alone, zero if it does not. */
    Duration ask() throws InterruptedException {
        try {
            String cursor = Files.exists(position) ? Files.readString(position) : source.start();
            for (int i = 0; i < MOST_PAGES; i++) {
                PullPage page = PullPage.read(source, body(cursor));
                if (!page.items().isEmpty()) {
                    keep(page);
                }
                String next = page.cursor();
                if (next == null || next.equals(cursor)) {
                    break;
                }
                remember(next);
                cursor = next;
                if (page.items().isEmpty()) {
                    break;
                }
            }
            contacts.worked(source.integration());
            failures = 0;
            return Duration.ZERO;
        } catch (PullFailedException e) {
            failed(e.code());
            return Duration.ofSeconds(e.retryAfterSeconds());
        } catch (ForbiddenAddressException e) {
            failed("forbidden-address");
            return Duration.ZERO;
        } catch (IOException e) {
            failed("unreachable");
            return Duration.ZERO;
        }
    }

    private void failed(String code) {
        failures++;
        contacts.failed(source.integration(), code);
    }

    private void keep(PullPage page) throws IOException {
        String name = source.file() + "-" + UUID.randomUUID() + PullFile.ending(source.columns());
        String text = PullFile.of(page.items(), source.columns());
        desk.take(area, name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void remember(String cursor) throws IOException {
        Path next = position.resolveSibling(position.getFileName() + ".tmp");
        Files.writeString(next, cursor);
        Files.move(next, position, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String body(String cursor) throws IOException, InterruptedException {
        URI address = URI.create(source.address()
                .replace(
                        "{cursor}",
                        URLEncoder.encode(cursor, StandardCharsets.UTF_8).replace("+", "%20")));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/x-ndjson");
        @Nullable Path token = source.tokenFile();
        if (token != null) {
            request.header("Authorization", "Bearer " + Files.readString(token).strip());
        }
        HttpResponse<InputStream> response = outgoing.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                throw new PullFailedException(
                        "http-" + response.statusCode(),
                        seconds(response.headers().firstValue("Retry-After").orElse("")));
            }
            byte[] bytes = in.readNBytes(LARGEST_PAGE + 1);
            if (bytes.length > LARGEST_PAGE) {
                throw new PullFailedException("page-too-large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static long seconds(String header) {
        return header.matches("\\d{1,6}") ? Long.parseLong(header) : 0;
    }
}
