package se.statistiktjanst.exports.expiry;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What the eraser sees of the exports of all care providers. */
@RegisterConstructorMapper(DueExport.class)
public interface ExpiryDao {
    /** Ready ones past their time, and ended ones of which something may be left. */
    @SqlQuery("""
            select id, provider_id, public_id, form, state, storage_folder, data_key_id, pseudonym_key_id
            from export.export
            where erased_at is null
                and ((state = 'ready' and expires_at <= operation.now())
                    or (state in ('expired', 'failed', 'cancelled')))
            order by id
            """)
    List<DueExport> due();

    @SqlUpdate("""
            update export.export set state = 'expired', expired_at = operation.now()
            where id = :id and state = 'ready' and expires_at <= operation.now()
            """)
    void markExpired(long id);

    @SqlUpdate("update export.export set erased_at = operation.now() where id = :id and erased_at is null")
    int markErased(long id);
}
