package se.statistiktjanst.ingest.folder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.file.ImportSummary;

/**
 * What stands beside an imported file, as {@code NAME.result.json}: counts, receipts and refused rows, without any value
 * of the file.
 *
 * @param state {@code done}, or {@code failed} if nothing could be read from it
 * @param file by which it is seen that the file was replaced since
 * @param error why it failed; null if it did not
 * @param summary null if it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultFile(
        String state,
        Instant finishedAt,
        Stamp file,
        @Nullable Failure error,
        @Nullable ImportSummary summary) {
    static final String ENDING = ".result.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Size and time of a file. */
    record Stamp(long bytes, Instant modifiedAt) {
        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.size(file), Files.getLastModifiedTime(file).toInstant());
        }
    }

    /** Why nothing could be read, and what to do. */
    record Failure(String code, String detail) {}

    /** As much of a result file as must be known again. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Known(Instant finishedAt, Stamp file) {}

    static ResultFile done(Stamp file, Instant finishedAt, ImportSummary summary) {
        return new ResultFile("done", finishedAt, file, null, summary);
    }

    static ResultFile failed(Stamp file, Instant finishedAt, Failure failure) {
        return new ResultFile("failed", finishedAt, file, failure, null);
    }

    /** The result beside a file; empty if there is none that can be read. */
    static <T> Optional<T> beside(Path file, Class<T> as) {
        return read(beside(file), as);
    }

    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ENDING);
    }

    /** Appears whole or not at all. */
    void writeBeside(Path file) throws IOException {
        Path hidden = file.resolveSibling("." + file.getFileName() + ENDING + ".tmp");
        Files.write(hidden, JSON.writeValueAsBytes(this));
        Files.move(hidden, beside(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static <T> Optional<T> read(Path result, Class<T> as) {
        try {
            return Files.isRegularFile(result) ? Optional.of(JSON.readValue(result.toFile(), as)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
