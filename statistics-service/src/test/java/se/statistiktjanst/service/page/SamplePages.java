package se.statistiktjanst.service.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.file.ImportSummary;
import se.statistiktjanst.ingest.receipt.ReceiptBook;
import se.statistiktjanst.ingest.receipt.SenderAccount;
import se.statistiktjanst.service.accesslog.LogLine;
import se.statistiktjanst.service.accesslog.LogPage;
import se.statistiktjanst.service.demo.DemoPage;
import se.statistiktjanst.service.demo.EventForm;
import se.statistiktjanst.service.demo.ShortExport;
import se.statistiktjanst.service.demo.Walk;
import se.statistiktjanst.service.demo.WalkRole;
import se.statistiktjanst.service.demo.crack.CrackPage;
import se.statistiktjanst.service.demo.crack.Errand;
import se.statistiktjanst.service.exports.ApprovalEntry;
import se.statistiktjanst.service.exports.ExportEntry;
import se.statistiktjanst.service.exports.ExportFile;
import se.statistiktjanst.service.exports.ExportForm;
import se.statistiktjanst.service.exports.ExportState;
import se.statistiktjanst.service.exports.ExportsPage;
import se.statistiktjanst.service.exports.FormChoice;
import se.statistiktjanst.service.exports.OrderForm;
import se.statistiktjanst.service.login.Refusal;
import se.statistiktjanst.service.login.RefusalPage;
import se.statistiktjanst.service.mine.MeasuredMonth;
import se.statistiktjanst.service.mine.MeasuredThing;
import se.statistiktjanst.service.mine.MinePage;
import se.statistiktjanst.service.open.Cell;
import se.statistiktjanst.service.open.CellState;
import se.statistiktjanst.service.open.Change;
import se.statistiktjanst.service.open.Chart;
import se.statistiktjanst.service.open.Column;
import se.statistiktjanst.service.open.Comparison;
import se.statistiktjanst.service.open.Download;
import se.statistiktjanst.service.open.EmbedPage;
import se.statistiktjanst.service.open.Filter;
import se.statistiktjanst.service.open.Grid;
import se.statistiktjanst.service.open.Headline;
import se.statistiktjanst.service.open.OrganisationGroup;
import se.statistiktjanst.service.open.PeriodChoice;
import se.statistiktjanst.service.open.Row;
import se.statistiktjanst.service.open.ServiceEntry;
import se.statistiktjanst.service.open.Sparkline;
import se.statistiktjanst.service.open.StartPage;
import se.statistiktjanst.service.open.TableEntry;
import se.statistiktjanst.service.open.TableGroup;
import se.statistiktjanst.service.open.TableInformation;
import se.statistiktjanst.service.open.TablePage;
import se.statistiktjanst.service.open.TablesPage;
import se.statistiktjanst.service.open.revision.RevisionsPage;
import se.statistiktjanst.service.open.save.SavePanel;
import se.statistiktjanst.service.open.save.Snippet;
import se.statistiktjanst.service.open.save.TimeChoice;
import se.statistiktjanst.service.open.status.SitePart;
import se.statistiktjanst.service.open.status.StatusPage;
import se.statistiktjanst.service.operation.IntegrationRow;
import se.statistiktjanst.service.operation.IntegrationsPage;
import se.statistiktjanst.service.reference.StaffReferencePage;
import se.statistiktjanst.service.sender.RefusalText;
import se.statistiktjanst.service.sender.RefusedLine;
import se.statistiktjanst.service.sender.SenderPage;
import se.statistiktjanst.service.sender.TriedEvent;
import se.statistiktjanst.service.staff.Figure;
import se.statistiktjanst.service.staff.LoginPage;
import se.statistiktjanst.service.staff.MonthFigures;
import se.statistiktjanst.service.staff.Received;
import se.statistiktjanst.service.staff.StaffMember;
import se.statistiktjanst.service.staff.StaffPage;
import se.statistiktjanst.service.upload.FileEntry;
import se.statistiktjanst.service.upload.UploadPage;

/** Made-up contents of every page, for tests and for the preview. Keys are paths after the language. */
final class SamplePages {

    static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    static final Viewer VIEWER = new Viewer(
            "Sara Lind",
            "Sjukvårdsrådgivningen Norr",
            "form-token",
            List.of(
                    Section.STAFF,
                    Section.EXPORTS,
                    Section.UPLOAD,
                    Section.SUBJECTS,
                    Section.LOG,
                    Section.OPERATION,
                    Section.MINE));
    static final Operator OPERATOR =
            new Operator("Exempelbolaget e-hälsa", "statistik@example.se", "010-000 00 00", "dataskydd@example.se");
    private static final List<String> MONTHS = List.of(
            "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07",
            "2026-08", "2026-09", "2026-10");

    private SamplePages() {}

    static Map<String, PageContent> all() {
        Map<String, PageContent> pages = new LinkedHashMap<>();
        pages.put("/", start());
        pages.put("/statistik", new TablesPage("", List.of(new TableGroup("samtal", "Telefonrådgivning", tables()))));
        pages.put("/statistik/ingen", new TablesPage("zz<b>", List.of()));
        pages.put("/statistik/SAM01", table(Chart.Kind.LINE));
        pages.put("/statistik/SAM02", table(Chart.Kind.BAR));
        pages.put("/statistik/SAM03", table(Chart.Kind.STACKED));
        pages.put("/inbaddad", new EmbedPage(table(Chart.Kind.LINE), "/sv/statistik/SAM01?last=12"));
        pages.put("/revideringar", revisions());
        pages.put("/revideringar/inga", new RevisionsPage(List.of()));
        pages.put("/driftstatus", status(StatusPage.State.WORKING));
        pages.put("/driftstatus/stopp", status(StatusPage.State.STOPPED));
        pages.put("/driftstatus/storning", status(StatusPage.State.DISTURBED));
        pages.put("/api", SampleReference.page());
        pages.put("/logga-in", login());
        pages.put("/mina/statistik", staff());
        pages.put("/mina/rapporter", SampleReports.report());
        pages.put("/mina/rapporter/nekad", SampleReports.refused());
        pages.put("/mina/rapporter/ej-informerad", SampleReports.withheld());
        pages.put("/mina/api", new StaffReferencePage(SampleReference.page()));
        pages.put("/mina/grupper", SampleGroups.list());
        pages.put("/mina/grupper/inga", SampleGroups.none());
        pages.put("/mina/grupper/nekad", SampleGroups.refused());
        pages.put("/mina/grupper/g1", SampleGroups.group());
        pages.put("/mina/tabeller", SampleTables.list());
        pages.put("/mina/tabeller/besvarad", SampleTables.answered());
        pages.put("/mina/tabeller/nekad", SampleTables.refused());
        pages.put("/mina/tabeller/tomt", SampleTables.none());
        pages.put("/mina/tabeller/kon-alder", SampleTables.table());
        pages.put("/mina/tabeller/utan-siffror", SampleTables.withoutFigures());
        pages.put("/mina/exporter", exports());
        pages.put("/mina/exporter/projekt", SampleSubjects.projects());
        pages.put("/mina/avsandare", sender());
        pages.put("/mina/avsandare/ingen", noSender());
        pages.put("/mina/filer", upload());
        pages.put(
                "/mina/filer/inga",
                new UploadPage("Region Norrskog", List.of(), List.of(), List.of(), List.of(), "/x"));
        pages.put("/drift/integrationer", integrations());
        pages.put("/drift/inga", new IntegrationsPage(List.of()));
        pages.put("/mina/personuppgifter", SampleSubjects.page());
        pages.put("/mina/personuppgifter/arenden/invanare", SampleSubjects.caseOf("resident"));
        pages.put("/mina/personuppgifter/arenden/medarbetare", SampleSubjects.caseOf("staff"));
        pages.put("/mina/personuppgifter/intyg/x", SampleSubjects.certificatePage());
        pages.put("/mina/registerforteckning", SampleSubjects.record());
        pages.put("/mina/logg", log());
        pages.put("/mina/min-statistik", mine());
        pages.put("/mina/ingenting", new MinePage("Region Norrskog", List.of(), List.of(), List.of(), null, null, NOW));
        pages.put(
                "/demo/knack-talet",
                new CrackPage(
                        List.of(new Choice("0-fever", "Feber i Almby", true)),
                        Errand.FEVER,
                        "Almby",
                        3,
                        new CrackPage.Attack(41, 38, 3),
                        new CrackPage.Attack(44, 31, 4),
                        0,
                        new CrackPage.Score(63, new BigDecimal(100), new BigDecimal(38), new BigDecimal(31))));
        pages.put("/demo", demo());
        pages.put("/demo/tom", emptyDemo());
        for (ErrorPage.Problem problem : ErrorPage.Problem.values()) {
            pages.put("/fel/" + problem.messageKey(), new ErrorPage(problem));
        }
        pages.put(
                "/fel/parameter",
                new ErrorPage(ErrorPage.Problem.BAD_REQUEST, "the parameter published is no day and no time"));
        for (Refusal refusal : Refusal.values()) {
            pages.put("/fel/" + refusal.code(), new RefusalPage(refusal));
        }
        for (TextPage.Name name : TextPage.Name.values()) {
            pages.put("/" + name.path(), new TextPage(name));
        }
        return pages;
    }

    static boolean needsViewer(PageContent content) {
        return content instanceof StaffPage
                || content instanceof ExportsPage
                || content instanceof LogPage
                || content.section() == Section.SUBJECTS
                || content.section() == Section.EXPORTS
                || content.section() == Section.REPORTS
                || content instanceof SenderPage
                || content instanceof UploadPage
                || content instanceof IntegrationsPage
                || content instanceof MinePage;
    }

    private static IntegrationsPage integrations() {
        return new IntegrationsPage(Stream.of(IntegrationRow.State.values())
                .map(state -> new IntegrationRow(
                        "folder:" + state.code(),
                        state,
                        state == IntegrationRow.State.OK ? 24 : 0,
                        state == IntegrationRow.State.OFF ? null : NOW,
                        state == IntegrationRow.State.FAULTY ? "wrong-columns" : "",
                        state == IntegrationRow.State.FAULTY ? NOW : null,
                        state == IntegrationRow.State.FAULTY ? 3 : 0))
                .toList());
    }

    private static UploadPage upload() {
        ImportSummary summary = new ImportSummary(0, 5_000, 4_990, 5, 1, 4, 2, List.of("r1"), List.of());
        return new UploadPage(
                "Region Norrskog",
                List.of(new Choice("norrskog", "norrskog", true)),
                List.of("norrskog: calls-*.csv, *.ndjson"),
                List.of(
                        file(FileEntry.State.WAITING, "", null),
                        file(FileEntry.State.RUNNING, "", null),
                        file(FileEntry.State.DONE, "", summary),
                        file(FileEntry.State.FAILED, "Första raden är fel.", null)),
                List.of("Filen är tom."),
                "/sv/mina/filer");
    }

    private static FileEntry file(FileEntry.State state, String error, @Nullable ImportSummary summary) {
        return new FileEntry(
                "norrskog",
                "calls-1.csv",
                state,
                NOW,
                123_456,
                1_000,
                5_000,
                error,
                summary,
                summary == null
                        ? List.of()
                        : List.of(new FileEntry.Refused(3, RefusalText.UNREADABLE_ROW, "Call Time is no time <b>")),
                summary == null ? 0 : 4);
    }

    private static Sparkline trend(long... values) {
        return new Sparkline(IntStream.range(0, values.length)
                .mapToObj(i -> values[i] < 0 ? Cell.without(CellState.HIDDEN) : Cell.of(values[i]))
                .toList());
    }

    private static StartPage start() {
        String october = "oktober 2026";
        Change up = new Change(new BigDecimal("4.2"), "oktober 2025");
        Change down = new Change(new BigDecimal("-1.3"), "oktober 2025");
        List<Headline> headlines = List.of(
                new Headline(
                        "Inloggningar",
                        Cell.of(1_284_310),
                        october,
                        up,
                        trend(1100, 1180, 1010, 1090, 1200, 1220, 1180, 1010, 830, 1090, 1230, 1284),
                        "/sv/statistik/SAM01"),
                new Headline(
                        "Samtal till rådgivning",
                        Cell.of(412_886),
                        october,
                        down,
                        trend(430, 470, 465, 440, 425, 410, 402, 395, 380, 391, 405, 413),
                        "/sv/statistik/SAM01"),
                new Headline(
                        "Bokade besök",
                        Cell.of(238_041),
                        october,
                        up,
                        trend(180, 150, 190, 205, 220, 214, 221, -1, -1, 201, 229, 238),
                        "/sv/statistik/SAM01"),
                new Headline(
                        "Videobesök",
                        Cell.of(31_507),
                        october,
                        null,
                        trend(12, 13, 18, 19, 22, 21, 24, 20, 15, 24, 28, 31),
                        "/sv/statistik/SAM01"));
        List<ServiceEntry> services = List.of(
                service("Inloggning", 1_284_310, "inloggningar", 11, 12, 10, 11, 12, 12, 11, 10, 8, 11, 12, 13),
                service("Journal på nätet", 903_774, "visningar", 7, 7, 7, 8, 8, 8, 9, 8, 7, 9, 9, 9),
                service("Telefonrådgivning", 412_886, "samtal", 43, 47, 46, 44, 42, 41, 40, 39, 38, 39, 40, 41),
                service("Webbtidbok", 238_041, "bokningar", 18, 15, 19, 20, 22, 21, 22, 20, 15, 20, 23, 24),
                service("Meddelanden", 197_220, "meddelanden", 12, 13, 13, 14, 15, 15, 16, 15, 12, 17, 18, 20),
                service("E-recept", 150_118, "förnyelser", 14, 15, 14, 14, 15, 15, 15, 14, 13, 14, 15, 15),
                service("Videobesök", 31_507, "besök", 12, 13, 18, 19, 22, 21, 24, 20, 15, 24, 28, 31),
                new ServiceEntry(
                        "Remisser",
                        "/sv/statistik/SAM01",
                        Cell.without(CellState.INCOMPLETE),
                        "remisser",
                        trend(9, 9, 9, 9, 8, 9, 9, 8, 6, 8, 9, -1)));
        List<Link> regions = Stream.of(
                        "Region Norrskog",
                        "Region Västerslätt",
                        "Region Sjölanda",
                        "Region Österås",
                        "Region Mellanbygden",
                        "Region Fjällmark",
                        "Region Kustlandet",
                        "Region Södermo")
                .map(name -> new Link(name, "/sv/statistik?organisation=x"))
                .toList();
        List<Link> municipalities = Stream.of("Almhults kommun", "Björkviks kommun", "Granängs kommun")
                .map(name -> new Link(name, "/sv/statistik?organisation=x"))
                .toList();
        return new StartPage(
                headlines,
                services,
                List.of(
                        new OrganisationGroup("Regioner", regions),
                        new OrganisationGroup("Kommuner", municipalities),
                        new OrganisationGroup("Privata vårdgivare", municipalities)),
                tables(),
                october,
                LocalDate.parse("2026-12-05"));
    }

    private static ServiceEntry service(String name, long latest, String unit, long... trend) {
        return new ServiceEntry(name, "/sv/statistik/SAM01", Cell.of(latest), unit, trend(trend));
    }

    private static List<TableEntry> tables() {
        LocalDate updated = LocalDate.parse("2026-11-05");
        return List.of(
                new TableEntry(
                        "SAM01",
                        "Samtal till telefonrådgivning efter region och månad",
                        "Antal samtal, besvarade samtal och tid till svar.",
                        "2025-01–2026-10",
                        updated,
                        "/sv/statistik/SAM01"),
                new TableEntry(
                        "SAM02",
                        "Samtal efter ämne",
                        "Vad samtalen gällde, per region.",
                        "2025-01–2026-10",
                        updated,
                        "/sv/statistik/SAM02"),
                new TableEntry(
                        "SAM03",
                        "Inloggade invånare efter ålder och kön",
                        "Antal olika invånare som loggat in minst en gång under månaden.",
                        "2025-01–2026-10",
                        updated,
                        "/sv/statistik/SAM03"));
    }

    private static TablePage table(Chart.Kind kind) {
        List<Column> columns =
                MONTHS.stream().map(month -> new Column(month, month, false)).toList();
        Grid grid = new Grid(
                List.of("Region"),
                columns,
                List.of(
                        row(
                                "Region Norrskog",
                                true,
                                41_204,
                                44_010,
                                43_870,
                                41_760,
                                40_021,
                                39_530,
                                38_990,
                                37_004,
                                35_411,
                                37_920,
                                39_874,
                                40_655),
                        row(
                                "Region Västerslätt",
                                true,
                                28_310,
                                29_114,
                                30_022,
                                28_500,
                                27_900,
                                27_214,
                                -2,
                                -2,
                                24_010,
                                26_118,
                                27_003,
                                27_640),
                        row(
                                "Region Sjölanda",
                                true,
                                17_020,
                                18_004,
                                18_220,
                                17_410,
                                17_005,
                                16_740,
                                16_512,
                                15_900,
                                14_870,
                                15_930,
                                16_604,
                                17_011),
                        row(
                                "Region Fjällmark",
                                true,
                                6_204,
                                6_890,
                                7_010,
                                6_740,
                                6_300,
                                6_015,
                                5_990,
                                5_604,
                                5_310,
                                5_720,
                                6_012,
                                6_230),
                        row("Region Kustlandet", false, 0, 12, -1, 9, 14, -1, 8, 0, -1, 11, 13, -3)));
        List<Choice> regions = IntStream.range(0, 21)
                .mapToObj(i ->
                        new Choice("R" + i, i < 5 ? grid.rows().get(i).heads().get(0) : "Region " + (i + 1), i < 5))
                .toList();
        return new TablePage(
                "SAM01",
                "Samtal till telefonrådgivning efter region, november 2025–oktober 2026",
                "Hur många samtal som kom till rådgivningen och i vilken region. Varje månad läggs fast den 5:e i månaden efter.",
                List.of(new Choice("calls", "Samtal", true), new Choice("answered", "Besvarade samtal", false)),
                List.of(
                        new Filter("region", "Region", true, regions),
                        new Filter(
                                "topic",
                                "Ämne",
                                true,
                                List.of(
                                        new Choice("A", "Avtal", false),
                                        new Choice("T", "Teknisk hjälp", false),
                                        new Choice("B", "Betalning", false))),
                        new Filter(
                                "channel",
                                "Kanal",
                                false,
                                List.of(new Choice("*", "Alla kanaler", true), new Choice("t", "Telefon", false)))),
                new PeriodChoice(months("2025-11"), months("2026-10")),
                List.of(new Choice("", "Ingenting", false), new Choice("before", "Perioden före", true)),
                grid,
                new Chart(
                        kind,
                        "antal samtal",
                        "I oktober 2026 kom flest samtal till Region Norrskog, 40\u00A0655. "
                                + "Det är färre än toppen i december 2025. Två månader för Region Västerslätt visas inte."),
                comparison(kind),
                List.of(
                        new Download("CSV", "för program", "/sv/statistik/SAM01.csv?from=2025-11"),
                        new Download("XLSX", "för Excel", "/sv/statistik/SAM01.xlsx?from=2025-11"),
                        new Download("JSON", "JSON-stat 2", "/sv/statistik/SAM01.json?from=2025-11")),
                save(),
                new TableInformation(
                        List.of(
                                "Summor skyddas var för sig och behöver inte gå jämnt ut.",
                                "En nolla betyder inga eller mycket få (0–9)."),
                        List.of(
                                new Term("Samtal", "Ett inkommande samtal som ställts i kö."),
                                new Term("Region", "Den region som enheten tillhörde när samtalet kom.")),
                        List.of(new Term("Källa", "Telefonrådgivning"), new Term("Andel dolda celler", "6,7 %"))),
                "{\"@type\":\"Dataset\",\"name\":\"Samtal \\u003cb>\"}",
                List.of("Oktober 2026: Telefonrådgivning redovisas inte än."),
                kind == Chart.Kind.BAR ? Instant.parse("2026-11-06T05:00:00Z") : null,
                Instant.parse("2026-11-05T06:00:00Z"),
                LocalDate.parse("2026-12-05"));
    }

    private static RevisionsPage revisions() {
        return new RevisionsPage(List.of(new RevisionsPage.Entry(
                LocalDate.parse("2026-10-20"),
                "Samtal till telefonrådgivning efter region",
                "augusti 2026",
                "Region Norrskog lämnade samtalen för vecka 34 i efterhand.",
                14,
                96,
                "/sv/statistik/SAM01?from=2026M08&to=2026M08&published=2026-09-05",
                "/sv/statistik/SAM01?from=2026M08&to=2026M08",
                "/sv/revideringar/SAM01-2026M08-2.csv")));
    }

    private static StatusPage status(StatusPage.State state) {
        boolean works = state == StatusPage.State.WORKING;
        return new StatusPage(
                state,
                NOW,
                List.of(
                        new StatusPage.Part(SitePart.OPEN, true),
                        new StatusPage.Part(SitePart.STAFF, works),
                        new StatusPage.Part(SitePart.COLLECTOR, works)),
                works
                        ? List.of(
                                new StatusPage.Service("Telefonrådgivning", "2026-10", LocalDate.parse("2026-11-05")),
                                new StatusPage.Service("Webbtidbok", "", null))
                        : List.of(),
                LocalDate.parse("2026-12-05"),
                works
                        ? List.of()
                        : Stream.of(StatusPage.When.values())
                                .map(when -> new StatusPage.Stop(NOW, NOW.plusSeconds(7200), "Uppgradering.", when))
                                .toList());
    }

    private static Comparison comparison(Chart.Kind kind) {
        List<Comparison.Line> lines = kind == Chart.Kind.BAR
                ? List.of()
                : List.of(
                        line("Region Norrskog", Cell.of(40_655), Cell.of(39_874), "781", "2.0"),
                        line("Region Västerslätt", Cell.of(27_003), Cell.of(27_640), "-637", "-2.3"),
                        line("Region Kustlandet", Cell.without(CellState.INCOMPLETE), Cell.of(13), null, null),
                        line("Region Fjällmark", Cell.of(12), Cell.of(0), "12", null));
        return new Comparison("oktober 2026", "september 2026", kind == Chart.Kind.STACKED, List.of("Region"), lines);
    }

    private static Comparison.Line line(
            String head, Cell now, Cell before, @Nullable String difference, @Nullable String percent) {
        return new Comparison.Line(
                List.of(head),
                now,
                before,
                difference == null ? null : new BigDecimal(difference),
                percent == null ? null : new BigDecimal(percent));
    }

    private static SavePanel save() {
        return new SavePanel(
                true,
                Stream.of(TimeChoice.values())
                        .map(choice -> new SavePanel.TimeLink(
                                choice, "/sv/statistik/SAM01?time=x#spara", choice == TimeChoice.LATEST))
                        .toList(),
                "https://statistik.example/sv/statistik/SAM01?last=12",
                "<iframe src=\"https://statistik.example/embed/sv/statistik/SAM01?last=12\"></iframe>",
                "https://statistik.example/api/v2/tables/SAM01/data?lang=sv&valueCodes%5BTid%5D=top(12)",
                "https://statistik.example/api/v2/tables/SAM01/data?lang=sv",
                "{\"selection\": [{\"variableCode\": \"Tid\", \"valueCodes\": [\"top(12)\"]}]}",
                List.of(new Snippet("curl", "curl", "curl -o data.csv 'https://statistik.example/…'")));
    }

    private static List<Choice> months(String chosen) {
        List<Choice> choices = new ArrayList<>();
        for (int i = MONTHS.size() - 1; i >= 0; i--) {
            choices.add(new Choice(MONTHS.get(i), MONTHS.get(i), MONTHS.get(i).equals(chosen)));
        }
        return choices;
    }

    private static Row row(String name, boolean charted, long... values) {
        List<Cell> cells = IntStream.range(0, values.length)
                .mapToObj(i -> values[i] >= 0
                        ? Cell.of(values[i])
                        : Cell.without(
                                values[i] == -1
                                        ? CellState.UNCERTAIN
                                        : values[i] == -2 ? CellState.HIDDEN : CellState.INCOMPLETE))
                .toList();
        return new Row(List.of(name), cells, charted);
    }

    private static LoginPage login() {
        return new LoginPage(
                List.of(
                        new Link("SITHS eID", "/auth/login?provider=siths"),
                        new Link("Regionens inloggning", "/auth/login?provider=region")),
                "Din session har avslutats. Logga in igen.");
    }

    private static StaffPage staff() {
        List<StaffMember> members = new ArrayList<>();
        String[] names = {"Becky", "Dan", "Diane", "Greg", "Jim", "Joe", "Martha", "Stewart"};
        for (int i = 0; i < names.length; i++) {
            List<MonthFigures> months = List.of(
                    new MonthFigures("2021-01", false, calls(220 + i, 178 + i, "66.10", "224.30")),
                    new MonthFigures("2021-02", false, calls(201 + i, 160 + i, "68.92", "226.04")),
                    new MonthFigures("2021-03", true, calls(0, 0, "", "")));
            members.add(new StaffMember(
                    names[i] + " Exempel",
                    "SE2321000016-10" + i,
                    months,
                    calls(421 + 2 * i, 338 + 2 * i, "67.41", "225.10")));
        }
        return new StaffPage(
                "Sjukvårdsrådgivningen Norr",
                "Region Norrskog",
                List.of(
                        new Choice("u1", "Sjukvårdsrådgivningen Norr", true),
                        new Choice("u2", "Sjukvårdsrådgivningen Syd", false)),
                months("2025-11"),
                months("2026-10"),
                List.of(
                        new Term("Samtal", "Antal samtal som kommit in i kön."),
                        new Term("Besvarade samtal", "Samtal som en medarbetare svarade på."),
                        new Term("Avbrutna samtal", "Samtal där den som ringde lade på i kön."),
                        new Term("Lösta samtal", "Samtal där ärendet blev löst."),
                        new Term("Genomsnittlig väntetid (s)", "Från kö till svar."),
                        new Term("Genomsnittlig samtalstid (s)", "Från svar till avslut.")),
                calls(5000, 4054, "67.52", "224.92"),
                List.of(
                        new MonthFigures("2021-01", false, calls(1772, 1455, "68.40", "226.10")),
                        new MonthFigures("2021-02", false, calls(1616, 1298, "65.93", "223.40")),
                        new MonthFigures("2021-03", true, calls(1612, 1301, "68.13", "225.12"))),
                members,
                null,
                "/sv/mina/statistik.csv?unit=u1",
                "/sv/mina/exporter?unit=u1",
                new Received(15_004, 12, 3, 1, 2),
                NOW);
    }

    private static List<Figure> calls(int calls, int answered, String toAnswer, String talk) {
        return figures(
                String.valueOf(calls),
                String.valueOf(answered),
                String.valueOf(calls - answered),
                String.valueOf(answered * 9 / 10),
                toAnswer,
                talk);
    }

    /** An empty text for none. */
    private static List<Figure> figures(String... values) {
        return Stream.of(values)
                .map(value -> new Figure(value.isEmpty() ? null : new BigDecimal(value)))
                .toList();
    }

    private static ExportsPage exports() {
        OrderForm order = new OrderForm(
                List.of(
                        new Term("Enhet", "Sjukvårdsrådgivningen Norr"),
                        new Term("Period", "2021-01–2021-03"),
                        new Term("Innehåll", "Samtal, besvarade, tid till svar, samtalstid")),
                List.of(new HiddenField("unit", "u1"), new HiddenField("from", "2021-01")),
                List.of(
                        new FormChoice(ExportForm.AGGREGATE, true, true, "14 dagar"),
                        new FormChoice(ExportForm.PSEUDONYMISED, true, false, "7 dagar"),
                        new FormChoice(ExportForm.NUMBERS, false, false, "3 arbetsdagar")),
                List.of(
                        new Choice("follow-up", "Uppföljning", true),
                        new Choice("quality", "Kvalitetssäkring", false),
                        new Choice("linking", "Samkörning med eget register", false)),
                "",
                List.of(new Choice("p1", "Återkommande samtal", false)),
                List.of("Beskriv vad filen ska användas till."));
        return new ExportsPage(
                order,
                List.of(new ApprovalEntry(
                        "a1",
                        "Samtal 2021-01–2021-03",
                        "Sjukvårdsrådgivningen Norr",
                        ExportForm.NUMBERS,
                        "Komplettering av eller länkning med egna register: uppföljning av återuppringning",
                        "SE2321000016-A1",
                        NOW.minusSeconds(7_200))),
                true,
                List.of(
                        export("e1", ExportState.RUNNING),
                        export("e2", ExportState.READY),
                        export("e3", ExportState.WAITING_FOR_APPROVAL),
                        export("e4", ExportState.EXPIRED),
                        export("e5", ExportState.FAILED)),
                "/sv/mina/exporter",
                NOW);
    }

    private static ExportEntry export(String id, ExportState state) {
        boolean ready = state == ExportState.READY;
        boolean ended = state == ExportState.EXPIRED;
        return new ExportEntry(
                id,
                "Samtal, Sjukvårdsrådgivningen Norr, 2021-01–2021-03",
                ready ? ExportForm.PSEUDONYMISED : ExportForm.AGGREGATE,
                state,
                "Uppföljning: bemanning inför sommaren",
                NOW.minusSeconds(86_400),
                state == ExportState.RUNNING ? 3120 : 0,
                state == ExportState.RUNNING ? 5000 : 0,
                ready
                        ? List.of(
                                new ExportFile("samtal.csv", 412_300, "/sv/mina/exporter/e2/samtal.csv"),
                                new ExportFile("datapackage.json", 2_140, "/sv/mina/exporter/e2/datapackage.json"),
                                new ExportFile("README.md", 1_804, "/sv/mina/exporter/e2/README.md"),
                                new ExportFile("SHA256SUMS", 240, "/sv/mina/exporter/e2/SHA256SUMS"))
                        : List.of(),
                ready ? 1 : 0,
                ready ? 5 : 0,
                ready ? NOW.plusSeconds(500_000) : ended ? NOW.minusSeconds(3_600) : null,
                ready ? LocalDate.parse("2026-12-22") : null);
    }

    private static DemoPage demo() {
        List<Walk> walks = Stream.of(WalkRole.values())
                .map(role -> new Walk(role, role == WalkRole.VISITOR ? "" : "Sara Lind, Region Norrskog", "/sv/"))
                .toList();
        return new DemoPage(
                walks,
                List.of(new Link("Jim Furumo", "/login?hint=staff-member")),
                new EventForm(
                        "/sv/demo/handelse",
                        List.of(
                                new Choice("answered", "Besvarat samtal", true),
                                new Choice("abandoned", "Avbrutet samtal", false)),
                        List.of(new Choice("u1", "Sjukvårdsrådgivningen Norr", true)),
                        "Kvittens 4xk20w9dm1ae6t: 1 mottagen, 0 dubbletter, 0 avvisade.",
                        List.of(),
                        "/sv/mina/statistik",
                        """
                        SENDER_TOKEN=…
                        curl -i http://localhost:8080/api/events/v1 \\
                          -H "Authorization: Bearer $SENDER_TOKEN" \\
                          -d @- <<EVENT
                        {}
                        EVENT
                        """),
                new ShortExport("/sv/demo/export", ExportState.READY, "/sv/demo/export/x1", NOW.plusSeconds(120)),
                "/sv/demo",
                "form-token",
                NOW);
    }

    private static DemoPage emptyDemo() {
        return new DemoPage(
                List.of(),
                List.of(),
                null,
                new ShortExport("/sv/demo/export", ExportState.RUNNING, null, null),
                "/sv/demo",
                "",
                NOW);
    }

    private static LogPage log() {
        return new LogPage(
                "Region Norrskog",
                "",
                "2026-11-01",
                "",
                looks(),
                "/sv/mina/logg?from=2026-11-01",
                "/sv/mina/logg?after=2026-11-22T09%3A30%3A00Z~1&from=2026-11-01",
                "/api/staff/v1/log?from=2026-11-01");
    }

    private static List<LogLine> looks() {
        return List.of(
                new LogLine(
                        NOW,
                        "",
                        "SE2321000016-ulf",
                        "SE2321000016-u004",
                        "Läste åtkomstloggen",
                        "2026-11-01",
                        "Tillsyn",
                        "",
                        false),
                new LogLine(
                        NOW.minusSeconds(60),
                        "Sara Lind",
                        "SE2321000016-sara",
                        "SE2321000016-u001",
                        "Såg enhetens samtal",
                        "2021-01–2021-03",
                        "Statistik",
                        "Sjukvårdsrådgivningen Norr",
                        true),
                new LogLine(
                        NOW.minusSeconds(86_400),
                        "",
                        "export-sweeper",
                        "eraser",
                        "Export förstördes",
                        "Pseudonymiserad, 4xk20w9dm1ae6t",
                        "Tiden gick ut",
                        "",
                        false));
    }

    private static SenderPage sender() {
        SenderAccount.Registration registration = new SenderAccount.Registration(
                "phone-advice",
                "Telefonrådgivning <b>",
                "https://phone-advice.example/statistics",
                true,
                "phone-advice-client",
                2,
                null,
                false,
                LocalDate.parse("2021-01-01"),
                LocalDate.parse("2021-12-31"),
                List.of("phone-advice", "booking"));
        LocalDate day = LocalDate.parse("2026-11-22");
        return new SenderPage(
                List.of(new Choice("phone-advice", "Telefonrådgivning", true), new Choice("demo", "Demo", false)),
                registration,
                List.of(
                        new SenderAccount.Day(day, 1234, 0, 3, 0, null, null),
                        new SenderAccount.Day(day.minusDays(1), 12345, 2, 0, 0, "match", NOW),
                        new SenderAccount.Day(day.minusDays(2), 12001, 0, 4, 17, "differs", NOW)),
                1007,
                List.of(
                        new RefusedLine(
                                NOW,
                                "Enheten finns inte hos vårdgivaren i registret.",
                                "/data/unit",
                                "0b2e7a0e-7f0c-7c1d-9d57-3f1b8f1f2a10",
                                "se.statistiktjanst.call.v1",
                                NOW,
                                "2027-12-27"),
                        new RefusedLine(
                                NOW, "Händelsen är inte giltig JSON.", "hela händelsen", "–", "–", null, "2027-12-27")),
                List.of(new ReceiptBook.Entry("0k3m9x2p7q4w1z", NOW, 10000, 9990, 3, 1, 6, 12, false)),
                "/sv/mina/avsandare?sender=phone-advice#receipts",
                "/sv/mina/avsandare?sender=phone-advice&after=0k3m9x2p7q4w1z#receipts",
                "{\"id\": \"<script>\"}",
                "",
                List.of(
                        new TriedEvent("Händelse 1: call-1", "Skulle tas emot.", true, List.of()),
                        new TriedEvent(
                                "Händelse 2",
                                "Skulle nekas.",
                                false,
                                List.of(new TriedEvent.TriedFault(
                                        "/data/resident", "Invånarens identitet är inte giltig.")))));
    }

    private static SenderPage noSender() {
        return new SenderPage(List.of(), null, List.of(), 0, List.of(), List.of(), null, null, "", "", List.of());
    }

    private static MinePage mine() {
        List<Term> metrics = List.of(
                new Term("Avbrutna", "Antal samtal som avbröts."),
                new Term("Besvarade", "Antal samtal som besvarades."),
                new Term("Besvarade, andel", "Besvarade av alla."),
                new Term("Konsultationer", "Antal."),
                new Term("Vidarekopplade", "Antal."),
                new Term("Genomsnittlig samtalstid", "Sekunder."),
                new Term("Genomsnittlig väntetid", "Sekunder."),
                new Term("Samtal", "Antal samtal."));
        List<Figure> values = figures("12", "178", "93.7", "0", "4", "224.30", "66.10", "190");
        return new MinePage(
                "Region Norrskog",
                List.of(new MeasuredThing(
                        "Rådgivning per telefon: Samtal",
                        "Ett samtal till en ansluten tjänst: hur länge invånaren väntade och om samtalet besvarades.",
                        metrics,
                        List.of(
                                new MeasuredMonth("2026-11", true, "Sjukvårdsrådgivningen Norr", values),
                                new MeasuredMonth("2026-10", false, "Sjukvårdsrådgivningen Norr", values)))),
                List.of(new Term("Sjukvårdsrådgivningen Norr", "Personalen informerades 2021-01-01.")),
                looks(),
                null,
                "/sv/mina/min-statistik?after=2026-11-22T09%3A30%3A00Z~1#looks",
                NOW);
    }
}
