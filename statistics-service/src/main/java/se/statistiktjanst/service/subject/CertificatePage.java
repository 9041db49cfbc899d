package se.statistiktjanst.service.subject;

import se.statistiktjanst.ingest.erasure.Certificate;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/** A certificate to read and print. */
public record CertificatePage(Certificate certificate, String jsonHref) implements PageContent {
    /** The words for something removed. */
    public String removedKey(Certificate.Removed removed) {
        return switch (removed.what()) {
            case VAULT -> "certificate.removed.vault";
            case REFUSED -> "certificate.removed.refused";
            case CORRECTED -> "certificate.removed.corrected";
            case EXPORT -> "certificate.removed.export";
        };
    }

    /** The words for something left. */
    public LeftText left(Certificate.Remaining remaining) {
        return LeftText.of(remaining.what());
    }

    @Override
    public String template() {
        return "certificate.ftlh";
    }

    @Override
    public Section section() {
        return Section.SUBJECTS;
    }
}
