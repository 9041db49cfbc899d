package se.statistiktjanst.service.subject;

import se.statistiktjanst.ingest.erasure.Certificate;

/** The words for what an erasure leaves: what, why, and by which rule it is kept. */
public enum LeftText {
    FACTS("certificate.left.facts", "certificate.left.facts.why", "certificate.left.facts.rule"),
    FIGURES("certificate.left.figures", "certificate.left.figures.why", "certificate.left.figures.rule"),
    PUBLISHED("certificate.left.published", "certificate.left.published.why", "certificate.left.published.rule"),
    DIGESTS("certificate.left.digests", "certificate.left.digests.why", "certificate.left.digests.rule"),
    LOG("certificate.left.log", "certificate.left.log.why", "certificate.left.log.rule"),
    TOMBSTONE("certificate.left.tombstone", "certificate.left.tombstone.why", "certificate.left.tombstone.rule"),
    BACKUPS("certificate.left.backups", "certificate.left.backups.why", "certificate.left.backups.rule"),
    DOWNLOADED("certificate.left.downloaded", "certificate.left.downloaded.why", "certificate.left.downloaded.rule"),
    FILES("certificate.left.files", "certificate.left.files.why", "certificate.left.files.rule"),
    UNNAMED("certificate.left.unnamed", "certificate.left.unnamed.why", "certificate.left.unnamed.rule");

    private final String whatKey;
    private final String whyKey;
    private final String ruleKey;

    LeftText(String whatKey, String whyKey, String ruleKey) {
        this.whatKey = whatKey;
        this.whyKey = whyKey;
        this.ruleKey = ruleKey;
    }

    static LeftText of(Certificate.Left left) {
        return valueOf(left.name());
    }

    public String whatKey() {
        return whatKey;
    }

    public String whyKey() {
        return whyKey;
    }

    public String ruleKey() {
        return ruleKey;
    }
}
