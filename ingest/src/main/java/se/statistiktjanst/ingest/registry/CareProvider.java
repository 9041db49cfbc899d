package se.statistiktjanst.ingest.registry;

/** A care provider and its named contact person. {@code county} is a county's code. */
public record CareProvider(
        String hsaId,
        String organisationNumber,
        String name,
        ProviderKind kind,
        String county,
        String contactName,
        String contactEmail) {}
