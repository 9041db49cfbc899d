package se.statistiktjanst.service.upload;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of an upload form up to its file (RFC 7578), and then the file as a stream: nothing of it is kept in memory
 * or in a temporary file.
 */
final class MultipartFile {
    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_FIELD = 4_096;
    private static final int MOST_FIELDS = 20;
    private static final Pattern PARAMETER = Pattern.compile(";\\s*(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, String> fields = new HashMap<>();
    private final InputStream in;
    private final byte[] delimiter;
    private String fileName = "";

    private MultipartFile(InputStream body, String boundary) {
        this.in = new BufferedInputStream(body, 1 << 16);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads up to the first file; empty if the form has none or is not well made. */
    static Optional<MultipartFile> open(InputStream body, String boundary) throws IOException {
        MultipartFile form = new MultipartFile(body, boundary);
        return form.line().equals("--" + boundary) && form.findFile() ? Optional.of(form) : Optional.empty();
    }

    private boolean findFile() throws IOException {
        for (int i = 0; i < MOST_FIELDS; i++) {
            Map<String, String> disposition = disposition();
            String name = disposition.getOrDefault("name", "");
            if (disposition.containsKey("filename")) {
                fileName = disposition.get("filename");
                return true;
            }
            byte[] value = content().readNBytes(LONGEST_FIELD + 1);
            if (name.isEmpty() || value.length > LONGEST_FIELD || !line().isEmpty()) {
                return false;
            }
            fields.put(name, new String(value, StandardCharsets.UTF_8));
        }
        return false;
    }

    /** Parameters of Content-Disposition; reads to the blank line after the headers. */
    private Map<String, String> disposition() throws IOException {
        Map<String, String> parameters = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
                Matcher parameter = PARAMETER.matcher(header);
                while (parameter.find()) {
                    parameters.put(parameter.group(1), parameter.group(2).replace("%22", "\""));
                }
            }
        }
        return parameters;
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** As the browser gives it, without folders. */
    String fileName() {
        return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    }

    /** The file. Reading it fails if the request breaks off within it. */
    InputStream content() {
        return new PartInput(in, delimiter);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n' && line.size() < LONGEST_LINE; b = in.read()) {
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
