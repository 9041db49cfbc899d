package se.statistiktjanst.service.demo.crack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/** What the page says of the protection is so. */
class CrackViewTest {
    private static final CrackView VIEW = new CrackView(DisclosureParameters.standard());
    private static final Messages SWEDISH = Messages.of(Language.SV);

    @Test
    void withoutProtectionEveryNumberFalls() {
        assertThat(VIEW.score().cells()).isGreaterThan(40);
        assertThat(VIEW.score().without()).isEqualByComparingTo("100");
    }

    @Test
    void withProtectionTheAttackerIsLittleBetterThanBlind() {
        assertThat(VIEW.score().with().subtract(VIEW.score().blind())).isLessThanOrEqualTo(new BigDecimal(15));
    }

    @Test
    void showsTheAttackOnTheGroupThatIsAskedFor() {
        CrackPage first = VIEW.page(null, SWEDISH);
        String other = first.targets().get(5).value();

        CrackPage page = VIEW.page(other, SWEDISH);

        assertThat(page.targets().get(5).selected()).isTrue();
        assertThat(page.truth()).isBetween(1L, 4L).isEqualTo(page.without().difference());
        assertThat(page.without().guess()).isEqualTo(page.truth());
        assertThat(VIEW.page("nonsense", SWEDISH)).isEqualTo(first);
        assertThat(VIEW.page(other, SWEDISH)).as("asking again gives the same").isEqualTo(page);
    }

    @Test
    void noNumberFromOneToFourIsPublished() {
        TownFigures figures = new TownFigures(Town.invent(), new DisclosureGate(DisclosureParameters.standard()));
        for (int place = 0; place < Town.invent().places().size(); place++) {
            for (Errand errand : Errand.values()) {
                assertThat(figures.published(new Group(place, errand))).isNotIn(1L, 2L, 3L, 4L);
            }
        }
    }
}
