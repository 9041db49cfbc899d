package se.statistiktjanst.platform.db;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.sqlobject.SqlObjectFactory;

/**
 * Reads the annotations of a DAO once. Jdbi keeps what it has read of an interface with the handle that attached it, so every
 * transaction would read it again, which takes longer than most of their statements; it looks at what the Jdbi itself
 * knows first.
 */
final class RememberedDaos extends JdbiPlugin.Singleton {
    private final Set<Class<?>> known = ConcurrentHashMap.newKeySet();

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        Extensions extensions = jdbi.getConfig(Extensions.class);
        extensions.registerHandlerCustomizer((handler, type, method) -> {
            // Called for each method while an interface is read, so for this one too: once is enough.
            if (known.add(type)) {
                extensions.findFactory(SqlObjectFactory.class).ifPresent(dao -> extensions.findMetadata(type, dao));
            }
            return handler;
        });
    }
}
