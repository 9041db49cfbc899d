package se.statistiktjanst.pseudonymizer.identity;

/** What kind of number identifies a resident. */
public enum IdentityType {
    /** Personal identity number (personnummer), OID 1.2.752.129.2.1.3.1. */
    PERSONAL_NUMBER,
    /** Coordination number (samordningsnummer), OID 1.2.752.129.2.1.3.3: the day of birth has 60 added,
     * and month or day may be left open. */
    COORDINATION_NUMBER,
    /** A reserve number or other local id; its issuer's OID stands beside it. */
    RESERVE_NUMBER
}
