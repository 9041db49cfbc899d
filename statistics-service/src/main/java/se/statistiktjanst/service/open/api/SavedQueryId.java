package se.statistiktjanst.service.open.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * The id of a saved query is the query: JSON, deflated, in base64url. Nothing is stored, so nothing has to be found,
 * aged or protected. It is readable by whoever has it, as the address of a page is.
 */
final class SavedQueryId {
    /** Most characters of an id, so that addresses with it pass everywhere. */
    private static final int LONGEST = 1536;

    private static final int LARGEST_JSON = 1 << 16;

    private SavedQueryId() {}

    /** @throws ProblemException TOO_LARGE */
    static String of(SavedQuery query) {
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(deflated(json(query)));
        if (id.length() > LONGEST) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE,
                    "a query can be saved in %d characters and this takes %d: use expressions such as * and from()"
                            .formatted(LONGEST, id.length()));
        }
        return id;
    }

    /** @throws ProblemException NOT_FOUND for anything else than an id that was given out */
    static SavedQuery read(String id) {
        try {
            if (id.length() <= LONGEST) {
                return ApiBody.JSON.readValue(inflated(Base64.getUrlDecoder().decode(id)), SavedQuery.class);
            }
        } catch (IllegalArgumentException | DataFormatException | IOException e) {
            // Mangled on its way, or a guess: the same to whoever asks.
        }
        throw new ProblemException(
                ProblemCode.NOT_FOUND, "no saved query has this id; check that the address is complete");
    }

    private static byte[] json(SavedQuery query) {
        try {
            return ApiBody.JSON.writeValueAsBytes(query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a saved query cannot be written: mend its record", e);
        }
    }

    private static byte[] deflated(byte[] json) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(json);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] deflated) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] json = new byte[LARGEST_JSON];
            int length = inflater.inflate(json);
            if (!inflater.finished()) {
                throw new DataFormatException("not complete, or larger than any query");
            }
            return Arrays.copyOf(json, length);
        } finally {
            inflater.end();
        }
    }
}
