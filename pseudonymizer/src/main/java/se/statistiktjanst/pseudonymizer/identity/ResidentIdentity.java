package se.statistiktjanst.pseudonymizer.identity;

/**
 * Who a resident is, in canonical form. Equal means the same person under the same kind of number. {@code toString()}
 * of every implementation is {@code [REDACTED]}.
 */
public sealed interface ResidentIdentity permits PersonalIdentityNumber, ReserveNumber {

    IdentityType type();

    /** OID of the number series, which with {@link #revealDigits()} names the person. */
    String issuerOid();

    /**
     * The identity in the clear: the twelve digits {@code YYYYMMDDNNNC}, or a local id as its issuer writes it. The
     * only way out; what calls it must not let the value reach a log, a message, a file name or a metric.
     */
    String revealDigits();

    /**
     * Reads back what {@link #issuerOid()} and {@link #revealDigits()} gave.
     *
     * @throws InvalidIdentityException if the two do not name an identity
     */
    static ResidentIdentity ofCanonical(String issuerOid, String canonical) {
        return switch (issuerOid) {
            case PersonalIdentityNumber.PERSONAL_NUMBER_OID, PersonalIdentityNumber.COORDINATION_NUMBER_OID ->
                PersonalIdentityNumber.ofCanonical(canonical);
            default -> new ReserveNumber(issuerOid, canonical);
        };
    }
}
