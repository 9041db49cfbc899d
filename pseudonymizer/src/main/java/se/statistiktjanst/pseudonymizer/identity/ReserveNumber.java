package se.statistiktjanst.pseudonymizer.identity;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException.Reason;

/**
 * A temporary or local identity of a resident, for example a region's reserve number. It names a person only together
 * with its issuer: two regions may give out the same id. Says nothing about age or sex.
 */
public final class ReserveNumber implements ResidentIdentity {
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,18})){2,30}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LOCAL_ID = Pattern.compile("[0-9A-ZÅÄÖ-]{1,64}");

    private final String issuerOid;
    private final String id;

    /**
     * An id in the series of one issuer.
     *
     * @param issuerOid OID of the series the id comes from; not that of personal identity or coordination numbers,
     *     because then one person could have two identities
     * @param id the id; blanks are dropped and letters made capital, so that its spellings are one person
     * @throws InvalidIdentityException if either is not what it should be
     */
    public ReserveNumber(String issuerOid, String id) {
        this.issuerOid = issuerOid.strip();
        this.id = BLANKS.matcher(id).replaceAll("").toUpperCase(Locale.ROOT);
        if (!OID.matcher(this.issuerOid).matches() || isNational(this.issuerOid)) {
            throw new InvalidIdentityException(Reason.WRONG_ISSUER);
        }
        if (!LOCAL_ID.matcher(this.id).matches()) {
            throw new InvalidIdentityException(Reason.WRONG_LOCAL_ID);
        }
    }

    private static boolean isNational(String oid) {
        return oid.equals(PersonalIdentityNumber.PERSONAL_NUMBER_OID)
                || oid.equals(PersonalIdentityNumber.COORDINATION_NUMBER_OID);
    }

    @Override
    public IdentityType type() {
        return IdentityType.RESERVE_NUMBER;
    }

    @Override
    public String issuerOid() {
        return issuerOid;
    }

    @Override
    public String revealDigits() {
        return id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReserveNumber that && issuerOid.equals(that.issuerOid) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return 31 * issuerOid.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return PersonalIdentityNumber.REDACTED;
    }
}
