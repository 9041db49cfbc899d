package se.statistiktjanst.service.login;

/** What a session may do. Which assignments carry which rights stands in {@code config/access.yml}. */
public enum Right {
    /** Figures of the own unit, per staff member where its staff are informed. */
    READ_UNIT,
    /** Figures of the whole care provider, down to units. */
    READ_PROVIDER,
    EXPORT_AGGREGATE,
    EXPORT_PSEUDONYMISED,
    /** Exports with personal identity numbers. */
    EXPORT_NUMBERS,
    /** The senders that the care provider runs: receipts, refused events, trying an event. */
    SENDER,
    /** Upload files of events to the care provider's areas. */
    UPLOAD,
    /** Requests of data subjects: extract, restrict, erase. */
    SUBJECTS,
    /** The care provider's access log and record of processing, read only. */
    READ_LOG,
    /** Approve what another person has asked for. */
    APPROVE,
    /** The pages of those who run the service. No care provider's data. */
    OPERATE,
    /** <em>Min statistik</em>: the figures about oneself and who has looked at them. */
    MINE
}
