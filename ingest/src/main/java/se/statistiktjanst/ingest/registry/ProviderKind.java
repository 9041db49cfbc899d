package se.statistiktjanst.ingest.registry;

/** What a care provider is. */
public enum ProviderKind {
    REGION,
    MUNICIPALITY,
    PRIVATE,
    /** The operator's own row for what belongs to no care provider; exactly one. */
    NATIONAL
}
