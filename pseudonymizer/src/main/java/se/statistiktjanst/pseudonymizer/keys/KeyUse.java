package se.statistiktjanst.pseudonymizer.keys;

/**
 * What a derived key is for. Two uses never share a key, so nothing learnt from one helps with another. The label goes
 * into the derivation: changing one makes everything made with that key unreadable.
 */
public enum KeyUse {
    /** Look-up index of the vault, per care provider. */
    VAULT_INDEX("vault-index", KeyUse.HMAC),
    /** Index from identity to {@code person_no}, across care providers. */
    PERSON_INDEX("person-index", KeyUse.HMAC),
    /** Encryption of identities in the vault, per care provider. */
    WRAPPING("wrapping", KeyUse.AES),
    /** Encryption of quarantined payloads. */
    QUARANTINE("quarantine", KeyUse.AES),
    /** Record keys of the cell key method. */
    RECORD("record", KeyUse.HMAC),
    /** Digest by which the collector knows the same event with the same content. */
    CONTENT_DIGEST("content-digest", KeyUse.HMAC),
    /** Signed context of a tenant transaction. */
    CONTEXT_TOKEN("context-token", KeyUse.HMAC),
    /** Pseudonyms in log lines. */
    LOG("log", KeyUse.HMAC),
    /** Chain of the access log. */
    AUDIT("audit", KeyUse.HMAC),
    /** Session and form tokens of the portal. */
    SESSION("session", KeyUse.HMAC),
    /** Hashes in the log of erased residents. */
    TOMBSTONE("tombstone", KeyUse.HMAC),
    /** Wrapping of shreddable keys in their files, one key for each. */
    SHREDDABLE("shreddable", KeyUse.AES),
    /** Tells one root from another; protects nothing. */
    CHECK("check", KeyUse.HMAC);

    private static final String HMAC = "HmacSHA256";
    private static final String AES = "AES";

    private final String label;
    private final String algorithm;

    KeyUse(String label, String algorithm) {
        this.label = label;
        this.algorithm = algorithm;
    }

    /** Whether keys of this use encrypt (AES-256-GCM) rather than authenticate (HMAC-SHA-256). */
    public boolean encrypts() {
        return algorithm.equals(AES);
    }

    String label() {
        return label;
    }

    String algorithm() {
        return algorithm;
    }
}
