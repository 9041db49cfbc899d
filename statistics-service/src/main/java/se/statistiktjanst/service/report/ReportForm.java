package se.statistiktjanst.service.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.statistics.engine.Against;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.Organisation;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;

/** The form of a report, with what is asked chosen in it. */
final class ReportForm {
    private final ReportRequest request;
    private final Question question;
    private final Language language;
    private final Messages messages;

    ReportForm(ReportRequest request, Language language, Messages messages) {
        this.request = request;
        this.question = request.question();
        this.language = language;
        this.messages = messages;
    }

    ReportPage.Form form(Metrics metrics, ReportChoices choices) {
        return new ReportPage.Form(
                request.report().id(),
                metrics.all().stream()
                        .map(metric -> new Choice(
                                metric.id(),
                                metric.title().in(language.tag()),
                                question.metrics().contains(metric.id())))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList(),
                splits(0, choices),
                splits(1, choices),
                Arrays.stream(Grain.values())
                        .map(grain -> new Choice(
                                grain.code(), messages.text(ReportWords.key(grain)), grain == question.grain()))
                        .toList(),
                months(choices, YearMonth.from(question.from())),
                months(choices, YearMonth.from(question.to())),
                choices.services().stream()
                        .map(service -> new Choice(
                                service.code(),
                                service.name().in(language.tag()),
                                question.services().contains(service.code())))
                        .toList(),
                choices.units().stream()
                        .map(unit -> new Choice(
                                unit.publicId(), unit.name(), question.units().contains(unit.publicId())))
                        .toList(),
                choices.groups().stream().map(this::choice).toList(),
                Arrays.stream(Organisation.values())
                        .map(organisation -> new Choice(
                                code(organisation),
                                messages.text(ReportWords.key(organisation)),
                                organisation == question.organisation()))
                        .toList(),
                comparisons());
    }

    private Choice choice(UnitGroup group) {
        String label = group.lastDay() == null
                ? group.name()
                : messages.text("report.group.ended", group.name(), group.lastDay());
        return new Choice(group.publicId(), label, question.groups().contains(group.publicId()));
    }

    private List<Choice> splits(int place, ReportChoices choices) {
        List<Split> chosen = question.by();
        List<Choice> splits =
                new ArrayList<>(List.of(new Choice("", messages.text("report.by.none"), chosen.size() <= place)));
        for (Split split : Split.values()) {
            if (split == Split.GROUP && choices.groups().isEmpty() && !chosen.contains(split)) {
                continue;
            }
            splits.add(new Choice(
                    split.code(),
                    split.title().in(language.tag()),
                    chosen.size() > place && chosen.get(place) == split));
        }
        return splits;
    }

    private List<Choice> comparisons() {
        List<Choice> comparisons = new ArrayList<>(
                List.of(new Choice("", messages.text("report.compare.none"), request.against() == null)));
        for (Against against : Against.values()) {
            comparisons.add(
                    new Choice(against.code(), messages.text(ReportWords.key(against)), against == request.against()));
        }
        return comparisons;
    }

    /** Newest first; the chosen one is among them also where it has no figures. */
    private static List<Choice> months(ReportChoices choices, YearMonth chosen) {
        List<YearMonth> months = new ArrayList<>(choices.months());
        if (!months.contains(chosen)) {
            months.add(chosen);
        }
        return months.stream()
                .sorted(Comparator.reverseOrder())
                .map(month -> new Choice(month.toString(), month.toString(), month.equals(chosen)))
                .toList();
    }

    private static String code(Organisation organisation) {
        return organisation.name().toLowerCase(Locale.ROOT);
    }
}
