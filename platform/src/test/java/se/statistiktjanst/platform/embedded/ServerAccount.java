package se.statistiktjanst.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** As whom the server runs: PostgreSQL refuses to run as root. */
enum ServerAccount {
    /** An ordinary user starts the server as itself. */
    SELF(""),

    /**
     * Root outside, nobody inside: a user namespace without a mapping. The kernel still sees root's files as the
     * process's own, so the data folder may lie anywhere root owns every folder on the way to it.
     */
    USER_NAMESPACE("unshare --user"),

    /** Where user namespaces are switched off (many containers): the files belong to nobody. */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final String NOBODY_OWNER = "65534:65534";
    private final String prefix;

    ServerAccount(String prefix) {
        this.prefix = prefix;
    }

    static ServerAccount forThisProcess() {
        if (!isRoot()) {
            return SELF;
        }
        return Stream.of(USER_NAMESPACE, NOBODY)
                .filter(account -> Command.run(account.wrap(List.of("true"))).succeeded())
                .findFirst()
                .orElseThrow(() -> new EmbeddedPostgresException("PostgreSQL does not run as root, and neither"
                        + " 'unshare --user' nor 'setpriv' works here. Start it as an ordinary user."));
    }

    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException("/proc cannot be read; the embedded PostgreSQL needs Linux", e);
        }
    }

    List<String> wrap(List<String> command) {
        return Stream.concat(Stream.of(prefix.split(" ")).filter(word -> !word.isEmpty()), command.stream())
                .toList();
    }

    /**
     * Gives the database to the account (it may have run under another one before) and sees that it gets there. Other
     * files in the folder are left alone.
     */
    void takeOver(DataFolder folder) {
        if (isRoot()) {
            String owner = this == NOBODY ? NOBODY_OWNER : "0:0";
            Command.run(List.of(
                    "chown",
                    "-h",
                    owner,
                    folder.path().toString(),
                    folder.passwordFile().toString()));
            Command.run(List.of("chown", "-R", "-h", owner, folder.data().toString()));
        }
        if (!canUse(folder.path())) {
            throw new EmbeddedPostgresException("PostgreSQL cannot write to " + folder.path()
                    + (this == SELF
                            ? ": give the folder to the user who starts it, or choose another folder."
                            : " because it does not run as root and a folder on the way is closed to others:"
                                    + " choose a folder under /var/lib or /tmp, or start as an ordinary user."));
        }
    }

    private boolean canUse(Path folder) {
        String test = "test -r \"$1\" && test -w \"$1\" && test -x \"$1\"";
        return Command.run(wrap(List.of("sh", "-c", test, "sh", folder.toString())))
                .succeeded();
    }
}
