package se.statistiktjanst.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.embedded.TestDatabase;

class RememberedDaosIT {
    /** With two methods, so that each handle would read two. */
    public interface NumbersDao {
        @SqlQuery("select 1")
        int one();

        @SqlQuery("select 2")
        int two();
    }

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @Test
    void theMethodsOfADaoAreReadByTheFirstHandleAndByNoOther() {
        Jdbi jdbi = db.jdbi(DatabaseRole.STAFF);
        AtomicInteger read = new AtomicInteger();
        jdbi.getConfig(Extensions.class).registerHandlerCustomizer((handler, type, method) -> {
            read.incrementAndGet();
            return handler;
        });
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.attach(NumbersDao.class).one()))
                .isEqualTo(1);
        int first = read.get();
        assertThat(first).isPositive();
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.attach(NumbersDao.class).two()))
                .isEqualTo(2);
        assertThat(read).hasValue(first);
    }
}
