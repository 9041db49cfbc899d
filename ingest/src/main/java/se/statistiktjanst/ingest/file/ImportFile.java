package se.statistiktjanst.ingest.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import se.statistiktjanst.pseudonymizer.keys.Hmac;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;

/**
 * What one pass over a file tells: how many rows it has, and a keyed digest by which the same file is known again. A
 * plain hash of a file with one number in it would give the number.
 */
final class ImportFile {
    private final byte[] digest;
    private final long rows;

    private ImportFile(byte[] digest, long rows) {
        this.digest = digest;
        this.rows = rows;
    }

    static ImportFile read(Path file, int headerLines, KeyTree keys) throws IOException {
        MessageDigest sha256 = sha256();
        long lines = 0;
        byte last = '\n';
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                    last = buffer[i];
                }
            }
        }
        Hmac hmac = new Hmac(keys.derive(
                KeyUse.CONTENT_DIGEST,
                KeyTree.NO_CARE_PROVIDER,
                SubjectType.NONE,
                keys.currentVersion(),
                "import file"));
        long withoutHeader = lines + (last == '\n' ? 0 : 1) - headerLines;
        return new ImportFile(hmac.of(sha256.digest()), Math.max(withoutHeader, 0));
    }

    byte[] digest() {
        return digest;
    }

    long rows() {
        return rows;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256. Use a JDK with it.", e);
        }
    }
}
