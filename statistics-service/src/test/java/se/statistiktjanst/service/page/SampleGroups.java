package se.statistiktjanst.service.page;

import java.time.LocalDate;
import java.util.List;
import se.statistiktjanst.service.unitgroup.GroupEntry;
import se.statistiktjanst.service.unitgroup.GroupFields;
import se.statistiktjanst.service.unitgroup.GroupPage;
import se.statistiktjanst.service.unitgroup.GroupsPage;

/** Made-up own groups of units. */
final class SampleGroups {
    private static final String HREF = "/sv/mina/grupper";

    private SampleGroups() {}

    static GroupsPage list() {
        return new GroupsPage(
                "Region Norrskog",
                List.of(
                        new GroupEntry(
                                "g1", "Akutmottagningar <b>", List.of("Akuten Granmark", "Akuten Bryggan"), null),
                        new GroupEntry("g2", "Tom", List.of(), null),
                        new GroupEntry("g3", "Projektet", List.of("Hudmottagningen"), LocalDate.of(2026, 3, 31))),
                fields(List.of(), List.of()),
                HREF);
    }

    static GroupsPage none() {
        return new GroupsPage("Region Norrskog", List.of(), fields(List.of(), List.of()), HREF);
    }

    static GroupsPage refused() {
        return new GroupsPage(
                "Region Norrskog",
                List.of(),
                fields(
                        List.of(),
                        List.of(
                                new GroupFields.FieldError("name", "Skriv ett namn."),
                                new GroupFields.FieldError("", "För många grupper."))),
                HREF);
    }

    static GroupPage group() {
        List<GroupFields.Line> lines = List.of(
                new GroupFields.Line("a", "Akuten Granmark", "2025-01-01", "", false, ""),
                new GroupFields.Line("b", "Akuten Bryggan", "2025-01-01", "2024-01-01", true, "Fanns till 2025."));
        return new GroupPage(
                "Region Norrskog",
                "g1",
                "Akutmottagningar <b>",
                fields(lines, List.of(new GroupFields.FieldError("line-1", "Akuten Bryggan: fel dag."))),
                "2026-11-22",
                HREF + "/g1");
    }

    private static GroupFields fields(List<GroupFields.Line> lines, List<GroupFields.FieldError> errors) {
        return new GroupFields(
                "Akutmottagningar <b>",
                lines,
                List.of(new Choice("a", "Akuten Granmark", true), new Choice("b", "Akuten Bryggan", false)),
                "2025-01-01",
                "",
                3,
                errors);
    }
}
