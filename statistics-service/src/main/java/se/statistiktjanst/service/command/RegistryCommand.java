package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.RegistryLoader;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.Wiring;

/**
 * {@code registry load} brings the database in line with the registry's files; {@code registry token SENDER} makes a
 * token for a sender and shows it once.
 */
public final class RegistryCommand extends WiredCommand {
    private static final int TOKEN_BYTES = 32;

    public RegistryCommand(PrintStream out) {
        super(
                "registry",
                "Loads the registry, or makes a sender's token: registry load | registry token SENDER",
                out,
                Set.of(DatabaseRole.OPERATOR));
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("action").choices("load", "token");
        parser.addArgument("sender").nargs("?").help("code of a sender, for token");
    }

    /** It touches nothing of anybody. */
    @Override
    boolean needsErasures() {
        return false;
    }

    @Override
    void run(Wiring wiring, Namespace namespace) {
        Jdbi operator = wiring.pools().jdbi(DatabaseRole.OPERATOR);
        if (namespace.getString("action").equals("token")) {
            token(operator, String.valueOf(namespace.getString("sender")));
            return;
        }
        Registry registry = Registry.load(wiring.configuration().definitions());
        new RegistryLoader(operator).load(registry);
        out.printf(
                "%d care providers, %d units, %d services, %d connections, %d senders loaded%n",
                registry.careProviders().size(),
                registry.units().size(),
                registry.services().size(),
                registry.connections().size(),
                registry.senders().size());
    }

    private void token(Jdbi operator, String sender) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        int changed = operator.withHandle(
                handle -> handle.createUpdate("update registry.sender set token_hash = :hash where code = :code")
                        .bind("hash", RegistryView.hashOf(token))
                        .bind("code", sender)
                        .execute());
        if (changed == 0) {
            throw new CommandFailedException(
                    "no sender has the code %s: it must stand in config/registry/senders.csv and be loaded"
                            .formatted(sender));
        }
        out.printf("token of %s, shown this once; an earlier one no longer works:%n%s%n", sender, token);
    }
}
