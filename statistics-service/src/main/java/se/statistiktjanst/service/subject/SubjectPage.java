package se.statistiktjanst.service.subject;

import java.util.List;
import se.statistiktjanst.ingest.erasure.Certificate;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * <em>Personuppgifter</em>: look a person up, and the certificates of the care provider.
 *
 * @param mayHandle whether the viewer may look up, or only read certificates
 * @param mayWatch whether the record of processing is the viewer's to read
 * @param error what is wrong with what was asked, in the language of the page; empty for nothing
 * @param href where the forms go, and what certificates stand under
 */
public record SubjectPage(
        String careProvider,
        boolean mayHandle,
        boolean mayWatch,
        String error,
        List<Certificate> certificates,
        String href)
        implements PageContent {
    public SubjectPage {
        certificates = List.copyOf(certificates);
    }

    @Override
    public String template() {
        return "subject.ftlh";
    }

    @Override
    public Section section() {
        return Section.SUBJECTS;
    }
}
