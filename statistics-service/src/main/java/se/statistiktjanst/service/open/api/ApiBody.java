package se.statistiktjanst.service.open.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Reads what a client posts, whatever its content type says: not every client sets one. */
final class ApiBody {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int LARGEST = 1 << 20;

    private ApiBody() {}

    /**
     * The body, or nothing if it is empty.
     *
     * @throws ProblemException TOO_LARGE, BAD_REQUEST
     */
    static <T> Optional<T> read(InputStream body, Class<T> type) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE, "the body is over %d bytes: use expressions such as *".formatted(LARGEST));
        }
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(bytes, type));
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "the body is no selection as JSON: {\"selection\":[{\"variableCode\":…,\"valueCodes\":[…]}]}");
        }
    }
}
