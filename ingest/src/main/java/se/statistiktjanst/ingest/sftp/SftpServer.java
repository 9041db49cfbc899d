package se.statistiktjanst.ingest.sftp;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Takes files by SFTP. Key log-in only, no shell, no forwarding; each user sees its own folder and nothing else. */
public final class SftpServer implements Managed {
    private static final int SESSIONS_OF_A_USER = 8;
    private static final Duration LOGIN = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<SftpUser> users;

    /**
     * Sets the server up.
     *
     * @param served the folder that holds every user's; the host key must not lie in it
     */
    public SftpServer(SftpConfiguration configuration, Path served, List<SftpUser> users) throws IOException {
        if (isWithin(configuration.hostKey(), served)) {
            throw new IllegalArgumentException(
                    "files.sftp.hostKey lies in the folder that is served: put it elsewhere");
        }
        this.users = List.copyOf(users);
        server.setHost(configuration.host());
        server.setPort(configuration.port());
        server.setKeyPairProvider(HostKey.of(configuration.hostKey()));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(new OwnKeys(users));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setFileSystemFactory(homes(users));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
        sftp.addSftpEventListener(new UploadRules(configuration.maxFileBytes()));
        server.setSubsystemFactories(List.of(sftp));
        CoreModuleProperties.AUTH_TIMEOUT.set(server, LOGIN);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, IDLE);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, SESSIONS_OF_A_USER);
    }

    private static boolean isWithin(Path file, Path folder) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }

    private static VirtualFileSystemFactory homes(List<SftpUser> users) {
        VirtualFileSystemFactory homes = new VirtualFileSystemFactory();
        users.forEach(user -> homes.setUserHomeDir(user.name(), user.home().toAbsolutePath()));
        return homes;
    }

    @Override
    public void start() throws IOException {
        for (SftpUser user : users) {
            Files.createDirectories(user.home());
        }
        server.start();
    }

    @Override
    public void stop() throws IOException {
        server.stop(true);
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** The keys of the user that asks, and of no other. */
    private static final class OwnKeys implements PublickeyAuthenticator {
        private final Map<String, PublickeyAuthenticator> byName = new HashMap<>();

        OwnKeys(List<SftpUser> users) {
            users.forEach(user -> byName.put(user.name(), new AuthorizedKeysAuthenticator(user.authorizedKeys())));
        }

        @Override
        public boolean authenticate(String name, PublicKey key, ServerSession session) {
            PublickeyAuthenticator own = byName.get(name);
            return own != null && own.authenticate(name, key, session);
        }
    }
}
