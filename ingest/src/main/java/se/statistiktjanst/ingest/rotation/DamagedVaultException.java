package se.statistiktjanst.ingest.rotation;

/** A row does not hold what it claims; nothing of its transaction was changed. */
public final class DamagedVaultException extends RuntimeException {
    DamagedVaultException(String message) {
        super(message);
    }
}
