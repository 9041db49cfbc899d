package se.statistiktjanst.ingest.registry;

import java.util.OptionalInt;

/**
 * A care provider and its named contact person.
 *
 * @param county a county's code
 * @param quarantineDays days until its refused events expire; empty for those of the service
 */
public record CareProvider(
        String hsaId,
        String organisationNumber,
        String name,
        ProviderKind kind,
        String county,
        String contactName,
        String contactEmail,
        OptionalInt quarantineDays) {

    private static final int FEWEST_DAYS = 30;
    private static final int MOST_DAYS = 3650;

    public CareProvider {
        quarantineDays.ifPresent(days -> {
            if (days < FEWEST_DAYS || days > MOST_DAYS) {
                throw new IllegalArgumentException("quarantineDays must be from " + FEWEST_DAYS + " to " + MOST_DAYS);
            }
        });
    }
}
