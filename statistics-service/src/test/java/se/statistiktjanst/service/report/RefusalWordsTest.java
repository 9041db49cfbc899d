package se.statistiktjanst.service.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.statistics.engine.Engine;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.InvalidQuestionException;
import se.statistiktjanst.statistics.engine.NotAnswerableException;
import se.statistiktjanst.statistics.engine.Organisation;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Refusal;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.metric.Metrics;

/** Each refusal as it comes from the engine, in the words of both languages. */
class RefusalWordsTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final Metrics metrics = Metrics.load(CONFIG, EventTypes.load(CONFIG));

    @ParameterizedTest
    @EnumSource(Refusal.Reason.class)
    void everyReasonOfTheEngineHasItsTextInBothLanguages(Refusal.Reason reason) {
        ReportRefusedException refused = refused(reason);
        assertThat(refused.text()).isEqualTo(RefusalText.of(reason));
        String swedish = words(Language.SV, refused);
        String english = words(Language.EN, refused);
        assertThat(swedish).isNotBlank().isNotEqualTo(english).doesNotContain("{", refused.getMessage());
        assertThat(english).isNotBlank().doesNotContain("{");
        assertThat(refused.arguments()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(RefusalText.class)
    void everyReasonHasATextInBothLanguages(RefusalText text) {
        assertThat(Messages.of(Language.SV).text(text))
                .isNotBlank()
                .isNotEqualTo(Messages.of(Language.EN).text(text));
    }

    @Test
    void namesMetricsAndDivisionsAsThePageDoes() {
        assertThat(words(Language.SV, refused(Refusal.Reason.NOT_DIVIDED)))
                .isEqualTo(
                        "Måttet Invånare kan inte delas upp på: Kanal, Timme. Det kan delas upp på: Tjänst, Vårdenhet,"
                                + " Verksamhetsområde, Egen grupp, Hemlän.");
        assertThat(refused(Refusal.Reason.NOT_DIVIDED).problem().getMessage())
                .isEqualTo(
                        "residents is not kept by channel, hour; it can be divided by service, unit, division, group,"
                                + " residentCounty");
    }

    private String words(Language language, ReportRefusedException refused) {
        return new RefusalWords(metrics, language, Messages.of(language)).of(refused);
    }

    private ReportRefusedException refused(Refusal.Reason reason) {
        try {
            Engine.requireAnswerable(question(reason), metrics);
        } catch (NotAnswerableException e) {
            return ReportRefusedException.of(e);
        } catch (InvalidQuestionException e) {
            return ReportRefusedException.of(e);
        }
        throw new AssertionError("answered");
    }

    private static Question question(Refusal.Reason reason) {
        return switch (reason) {
            case NOT_DIVIDED -> ask("residents", Grain.MONTH, FIRST, Split.CHANNEL, Split.HOUR);
            case NOT_OF_DAYS -> ask("residents", Grain.WEEK, FIRST);
            case NOT_OF_A_COUNTY -> ask("residentsPer1000", Grain.MONTH, FIRST);
            case NOT_OF_UNITS ->
                ask("residents", Grain.MONTH, FIRST, Split.RESIDENT_COUNTY).ofUnits(Set.of("any"));
            case UNKNOWN_METRIC -> ask("nosuch", Grain.MONTH, FIRST);
            case NUMBER_OF_METRICS -> ask(Collections.nCopies(41, "calls"), Grain.MONTH, FIRST);
            case NUMBER_OF_DIVISIONS -> ask("calls", Grain.MONTH, FIRST, Split.UNIT, Split.UNIT);
            case PERIOD -> ask("calls", Grain.MONTH, FIRST.minusMonths(1));
            case NUMBER_OF_DAYS -> ask("calls", Grain.DAY, FIRST.plusYears(5));
        };
    }

    private static Question ask(String metric, Grain grain, LocalDate to, Split... by) {
        return ask(List.of(metric), grain, to, by);
    }

    private static Question ask(List<String> metrics, Grain grain, LocalDate to, Split... by) {
        return new Question(metrics, List.of(by), grain, FIRST, to, Set.of(), Set.of(), Organisation.THEN);
    }
}
