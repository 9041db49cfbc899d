package se.statistiktjanst.service.page;

import static se.statistiktjanst.service.page.SamplePages.NOW;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.statistiktjanst.ingest.erasure.Certificate;
import se.statistiktjanst.service.exports.ProjectEntry;
import se.statistiktjanst.service.exports.ProjectsPage;
import se.statistiktjanst.service.processing.ProcessingRecord;
import se.statistiktjanst.service.processing.RecordPage;
import se.statistiktjanst.service.processing.RecordWords;
import se.statistiktjanst.service.subject.CasePage;
import se.statistiktjanst.service.subject.CertificatePage;
import se.statistiktjanst.service.subject.Extract;
import se.statistiktjanst.service.subject.SubjectPage;

/** Made-up contents of the pages on data subjects. */
final class SampleSubjects {
    private SampleSubjects() {}

    static SubjectPage page() {
        return new SubjectPage(
                "Region Norrskog", true, true, "Numret är inte giltigt.", List.of(certificate()), "/sv/x");
    }

    static CasePage caseOf(String subject) {
        Extract extract = new Extract(
                "SE1",
                "Region Norrskog",
                NOW,
                subject,
                null,
                true,
                Stream.of("restriction", "events", "correctedEvents", "refused", "log", "member", "months", "done")
                        .map(name -> new Extract.Part(
                                name, List.of(Map.of("at", "2026-11-22T09:30:00Z"), Map.of("at", "<b>"))))
                        .toList());
        return new CasePage(extract, 1, NOW, "Ingenting är raderat.", "/sv/x", "/api/x");
    }

    static CertificatePage certificatePage() {
        return new CertificatePage(certificate(), "/api/x");
    }

    static ProjectsPage projects() {
        return new ProjectsPage(
                "Region Norrskog",
                Stream.of("proposed", "open", "ended")
                        .map(state -> new ProjectEntry(
                                "id-" + state,
                                "Återkommande samtal",
                                "Utvärdering: vi följer upp.",
                                state,
                                "SE1-linnea",
                                state.equals("proposed") ? null : "SE1-anton",
                                LocalDate.of(2027, 6, 30),
                                state.equals("proposed")))
                        .toList(),
                true,
                List.of(new Choice("evaluation", "Utvärdering", true)),
                "Fyll i namn.",
                "/sv/x");
    }

    static RecordPage record() {
        return new RecordPage(
                "Region Norrskog",
                new ProcessingRecord(
                        List.of(new ProcessingRecord.Activity(
                                "statistics",
                                Stream.of("staff", "resident", "health")
                                        .map(one -> new ProcessingRecord.Data(
                                                one, "event.fact", List.of("staff_id"), "until further notice"))
                                        .toList())),
                        500),
                new RecordWords(Messages.of(Language.SV)),
                "/api/x");
    }

    private static Certificate certificate() {
        return new Certificate(
                "abcdefghjkmnpq",
                "SE1",
                "Region Norrskog",
                "SE1-maja",
                "dnr 2026/17",
                NOW,
                true,
                Stream.of(Certificate.What.values())
                        .map(what -> new Certificate.Removed(what, 2, NOW, "hjkmnpqrstvwxy"))
                        .toList(),
                Stream.of(Certificate.Left.values())
                        .map(left -> new Certificate.Remaining(left, left == Certificate.Left.FACTS ? 3L : null))
                        .toList(),
                LocalDate.of(2026, 12, 27));
    }
}
