package se.statistiktjanst.ingest.reconciliation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;

/**
 * Ids as NDJSON: on each line a JSON text, or an object with the member {@code id}. Each is read when it is asked for, so
 * that an hour of millions of ids takes no memory here.
 */
final class IdLines implements Iterator<String> {
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_ID = 256;
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(2).build())
            .build());

    private final InputStream in;
    private final boolean numericIds;
    private final long most;
    private final byte[] line = new byte[LONGEST_LINE];
    private long number;
    private @Nullable String next;

    /**
     * Reads the first line.
     *
     * @param numericIds whether ids may be of digits only
     * @param most lines at most
     */
    IdLines(InputStream in, boolean numericIds, long most) {
        this.in = new BufferedInputStream(in);
        this.numericIds = numericIds;
        this.most = most;
        next = read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        String id = next;
        if (id == null) {
            throw new NoSuchElementException("there are no more ids");
        }
        next = read();
        return id;
    }

    private @Nullable String read() {
        try {
            for (int length = readLine(); length >= 0; length = readLine()) {
                if (length > 0) {
                    return id(length);
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            throw fault("is not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id(int length) throws IOException {
        JsonNode node = JSON.readTree(line, 0, length);
        String id = node.isObject() ? node.path("id").textValue() : node.textValue();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            throw fault("must be an id as JSON text, such as \"a1\", or an object with the member id");
        }
        boolean declared = numericIds && id.chars().allMatch(Character::isDigit);
        if (!declared && PersonalNumberScan.containsPersonalNumber(id)) {
            throw fault("holds what can be a personal identity number; such an id is never taken");
        }
        return id;
    }

    /** The length of the next line, −1 at the end. */
    private int readLine() throws IOException {
        int length = 0;
        int b = in.read();
        if (b < 0) {
            return -1;
        }
        if (++number > most) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE, "at most %d ids are compared at once".formatted(most), List.of(), Map.of());
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (length == LONGEST_LINE) {
                throw fault("is too long");
            }
            line[length++] = (byte) b;
        }
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }

    private ProblemException fault(String what) {
        Arrays.fill(line, (byte) 0);
        return new ProblemException(ProblemCode.BAD_REQUEST, "line %d %s".formatted(number, what));
    }
}
