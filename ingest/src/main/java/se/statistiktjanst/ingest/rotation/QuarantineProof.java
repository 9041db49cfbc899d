package se.statistiktjanst.ingest.rotation;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import se.statistiktjanst.ingest.collect.Quarantine;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.UnusableKeyException;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;
import se.statistiktjanst.pseudonymizer.vault.SealBrokenException;

/** Proves that every open refused event opens. Changes nothing, keeps nothing of what it opened. */
public final class QuarantineProof {
    private static final int FETCH = 200;
    private static final String OPEN =
            "select sender_id, fingerprint, sealed from event.quarantine where closed_at is null";

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String context, byte[] sealed) {}

    private final Jdbi counter;
    private final PayloadCipher cipher;

    /** On the pool of the role of the counter. */
    public QuarantineProof(Jdbi counter, KeyTree keys) {
        this.counter = counter;
        this.cipher = new PayloadCipher(keys);
    }

    /** Reads everything. */
    public ProofResult run() {
        var result = new ProofResult();
        counter.useTransaction(handle -> run(handle, result));
        return result;
    }

    private void run(Handle handle, ProofResult result) {
        try (ResultIterator<Row> rows = handle.createQuery(OPEN)
                .setFetchSize(FETCH)
                .map((row, context) -> new Row(
                        Quarantine.context(row.getInt("sender_id"), row.getBytes("fingerprint")),
                        row.getBytes("sealed")))
                .iterator()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                result.seen("refused events");
                try {
                    cipher.open(row.context(), row.sealed());
                } catch (SealBrokenException e) {
                    result.fault("refused events that do not open", 1);
                } catch (UnusableKeyException e) {
                    result.fault("refused events whose version of the root key is not there", 1);
                }
            }
        }
    }
}
