package se.statistiktjanst.service.demo.crack;

import java.math.BigDecimal;
import java.util.List;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * An attack on one number, and how often such attacks succeed.
 *
 * @param targets the groups whose number is small (form field {@code group})
 * @param errand of the group attacked
 * @param place of the group attacked
 * @param truth its number
 * @param without the attack without protection
 * @param with the attack with it
 * @param published what is published for the group itself
 */
public record CrackPage(
        List<Choice> targets,
        Errand errand,
        String place,
        long truth,
        Attack without,
        Attack with,
        long published,
        Score score)
        implements PageContent {

    public CrackPage {
        targets = List.copyOf(targets);
    }

    /**
     * All less the others.
     *
     * @param all of the place
     * @param others all of the place without the group
     * @param guess what the attacker says
     */
    public record Attack(long all, long others, long guess) {
        public long difference() {
            return all - others;
        }
    }

    /**
     * Over all small numbers of the town, in per cent of them.
     *
     * @param cells how many there are
     * @param blind when one always says the most common number
     */
    public record Score(int cells, BigDecimal without, BigDecimal with, BigDecimal blind) {}

    @Override
    public String template() {
        return "crack.ftlh";
    }

    @Override
    public Section section() {
        return Section.DEMO;
    }
}
