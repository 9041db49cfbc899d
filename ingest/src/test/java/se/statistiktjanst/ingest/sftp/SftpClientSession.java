package se.statistiktjanst.ingest.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** A customer's SFTP client. */
public final class SftpClientSession implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final SshClient ssh;
    private final ClientSession session;
    private final SftpClient sftp;

    private SftpClientSession(SshClient ssh, ClientSession session, SftpClient sftp) {
        this.ssh = ssh;
        this.session = session;
        this.sftp = sftp;
    }

    /** A key pair whose public half is written as an {@code authorized_keys} file. */
    public static KeyPair key(Path authorizedKeys) throws IOException, GeneralSecurityException {
        KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        Files.writeString(authorizedKeys, PublicKeyEntry.toString(key.getPublic()) + "\n");
        return key;
    }

    /**
     * Logs in.
     *
     * @throws IOException if it is refused
     */
    public static SftpClientSession login(int port, String user, KeyPair key) throws IOException {
        return login(port, user, session -> session.addPublicKeyIdentity(key));
    }

    static SftpClientSession login(int port, String user, java.util.function.Consumer<ClientSession> identity)
            throws IOException {
        SshClient ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        ssh.setKeyIdentityProvider(null);
        ssh.start();
        try {
            ClientSession session =
                    ssh.connect(user, "127.0.0.1", port).verify(LONG).getSession();
            identity.accept(session);
            session.auth().verify(LONG);
            return new SftpClientSession(
                    ssh, session, SftpClientFactory.instance().createSftpClient(session));
        } catch (IOException e) {
            ssh.close();
            throw e;
        }
    }

    public SftpClient sftp() {
        return sftp;
    }

    public ClientSession session() {
        return session;
    }

    /** Writes a file under the name given. */
    public void put(String name, String text) throws IOException {
        try (OutputStream out = sftp.write(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    public String get(String name) throws IOException {
        try (var in = sftp.read(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        sftp.close();
        session.close();
        ssh.close();
    }
}
