package se.statistiktjanst.ingest.erasure;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What another module removes of an erased resident. */
public interface ErasureStep {
    /** Nothing more is kept elsewhere. */
    ErasureStep NONE = (handle, residentRef) -> List.of();

    /**
     * Removes within a tenant transaction of the eraser, after the vault row is gone, and may be called again.
     *
     * @return what is gone
     */
    List<Certificate.Removed> remove(Handle handle, int residentRef);

    /** After the transaction: what cannot be undone. */
    default void afterCommit() {}
}
