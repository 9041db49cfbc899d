package se.statistiktjanst.service.demo.crack;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.disclosure.PerturbationTable;

/** The town, its figures and the attacker, with the protection that publications have. Made once. */
final class CrackView {
    private final Town town = Town.invent();
    private final TownFigures figures;
    private final Attacker attacker;
    private final List<Group> small;
    private final CrackPage.Score score;

    CrackView(DisclosureParameters parameters) {
        this.figures = new TownFigures(town, new DisclosureGate(parameters));
        this.attacker = new Attacker(town, figures, PerturbationTable.generate(parameters.table()));
        this.small = attacker.smallGroups();
        this.score = new CrackPage.Score(
                small.size(),
                share(group -> attacker.withoutProtection(group) == figures.truth(group)),
                share(group -> attacker.withProtection(group) == figures.truth(group)),
                share(group -> attacker.blind() == figures.truth(group)));
    }

    /** @param asked code of a group; the first if it is none */
    CrackPage page(@Nullable String asked, Messages messages) {
        Group group = small.stream()
                .filter(each -> code(each).equals(asked))
                .findFirst()
                .orElse(small.get(0));
        return new CrackPage(
                small.stream()
                        .map(each -> new Choice(
                                code(each),
                                messages.text("crack.group", messages.text(errand(each)), place(each)),
                                each.equals(group)))
                        .toList(),
                errand(group),
                place(group),
                figures.truth(group),
                new CrackPage.Attack(
                        figures.truth(group.allErrands()),
                        attacker.othersTruly(group),
                        attacker.withoutProtection(group)),
                new CrackPage.Attack(
                        figures.published(group.allErrands()),
                        attacker.othersPublished(group),
                        attacker.withProtection(group)),
                figures.published(group),
                score);
    }

    CrackPage.Score score() {
        return score;
    }

    private BigDecimal share(Predicate<Group> right) {
        return BigDecimal.valueOf(100 * small.stream().filter(right).count())
                .divide(BigDecimal.valueOf(small.size()), 0, RoundingMode.HALF_UP);
    }

    private String place(Group group) {
        return town.places().get(Objects.requireNonNull(group.place()));
    }

    private static Errand errand(Group group) {
        return Objects.requireNonNull(group.errand());
    }

    private static String code(Group group) {
        return group.place() + "-" + errand(group).code();
    }
}
