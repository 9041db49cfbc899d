package se.statistiktjanst.exports.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import se.statistiktjanst.exports.sealing.SealingOutputStream;
import se.statistiktjanst.exports.store.ObjectName;
import se.statistiktjanst.exports.store.ObjectStore;

/**
 * Writes the objects of one export, each sealed on its way to the store: there is no file in the clear at any time.
 */
public final class PackageWriter {
    private final ObjectStore store;
    private final String folder;
    private final SecretKey dataKey;
    private final List<WrittenObject> written = new ArrayList<>();

    public PackageWriter(ObjectStore store, String folder, SecretKey dataKey) {
        this.store = store;
        this.folder = folder;
        this.dataKey = dataKey;
    }

    /** Content of an object, written to the stream it is given. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes an object; it is durable on return. */
    public WrittenObject write(String name, String mediaType, Content content) throws IOException {
        String storedAs = ObjectName.random();
        WrittenObject object;
        try (OutputStream sealed = new SealingOutputStream(store.create(folder, storedAs), dataKey, storedAs)) {
            MeasuringOutputStream measured = new MeasuringOutputStream(sealed);
            content.writeTo(measured);
            measured.flush();
            object = new WrittenObject(name, mediaType, storedAs, measured.bytes(), measured.sha256());
        }
        written.add(object);
        return object;
    }

    /** Writes a short text. */
    public WrittenObject write(String name, String mediaType, String text) throws IOException {
        return write(name, mediaType, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes {@code SHA256SUMS} of all objects so far, in the form that {@code sha256sum -c} reads. */
    public void writeChecksums() throws IOException {
        StringBuilder text = new StringBuilder();
        for (WrittenObject object : written) {
            text.append(HexFormat.of().formatHex(object.sha256()))
                    .append("  ")
                    .append(object.name())
                    .append('\n');
        }
        write("SHA256SUMS", "text/plain", text.toString());
    }

    /** The objects in the order written. */
    public List<WrittenObject> written() {
        return List.copyOf(written);
    }
}
