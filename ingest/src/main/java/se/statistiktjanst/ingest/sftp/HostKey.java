package se.statistiktjanst.ingest.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** The key by which clients know the server: one that ssh-keygen made, or made here at the first start. */
final class HostKey {
    private static final int BITS = 256;

    private HostKey() {}

    static KeyPairProvider of(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        return new FileKeyPairProvider(file);
    }

    private static void make(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, BITS);
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "statistik", null, out);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "This Java runtime cannot make a key for the SFTP server: make one with ssh-keygen", e);
        }
    }
}
