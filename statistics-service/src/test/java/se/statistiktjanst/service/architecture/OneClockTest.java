package se.statistiktjanst.service.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** SQL asks {@code operation.now()} and Java a {@code Clock} that follows it, so that both can be moved at once. */
class OneClockTest {
    private static final Pattern JAVA = Pattern.compile(
            "\\b(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|Year|YearMonth|MonthDay)\\s*"
                    + "\\.now\\((?!\\w*[cC]lock\\b)"
                    + "|System\\.currentTimeMillis\\(|new Date\\(\\)|Calendar\\.getInstance\\(|Clock\\.(system|tick)\\w*\\(");
    private static final Pattern SQL = Pattern.compile(
            "(?<![\\w.])now\\(\\)|\\b(current_date|current_time|current_timestamp|localtime|localtimestamp"
                    + "|clock_timestamp|transaction_timestamp|statement_timestamp|timeofday)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");
    private static final Pattern SQL_COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern JAVA_COMMENT = Pattern.compile("/\\*[\\s\\S]*?\\*/|(?m)^\\s*//[^\n]*");

    /** Where the one clock is made. */
    private static final Set<String> MAKES_THE_JAVA_CLOCK = Set.of(
            "platform/src/main/java/se/statistiktjanst/platform/clock/ServiceClock.java",
            "demo/src/main/java/se/statistiktjanst/demo/Main.java",
            "benchmarks/src/main/java/se/statistiktjanst/benchmarks/Main.java",
            // Runs in the connected services, where there is no database.
            "ingest/client/src/main/java/se/statistiktjanst/ingest/client/ClientSettings.java");

    private static final String THE_SQL_CLOCK = "select clock_timestamp() + shift from operation.clock_offset";

    @Test
    void javaAsksTheClockItIsGiven() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : mainFiles(".java")) {
            if (!MAKES_THE_JAVA_CLOCK.contains(SourceTree.ROOT.relativize(file).toString())) {
                find(JAVA, JAVA_COMMENT.matcher(SourceTree.read(file)).replaceAll(""), file, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void sqlAsksTheServiceForTheTime() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : mainFiles(".sql")) {
            String sql =
                    SQL_COMMENT.matcher(SourceTree.read(file)).replaceAll("").replace(THE_SQL_CLOCK, "");
            find(SQL, sql, file, faults);
        }
        for (Path file : mainFiles(".java")) {
            Matcher literals =
                    LITERAL.matcher(JAVA_COMMENT.matcher(SourceTree.read(file)).replaceAll(""));
            while (literals.find()) {
                find(SQL, literals.group(), file, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void wouldFindOtherClocks() {
        for (String java : new String[] {"Instant.now()", "LocalDate.now(ZoneOffset.UTC)", "new Date()"}) {
            assertThat(java).containsPattern(JAVA);
        }
        assertThat("LocalDate.now(clock.withZone(STOCKHOLM))").doesNotContainPattern(JAVA);
        assertThat("where at < now()").containsPattern(SQL);
        assertThat("where at < operation.now()").doesNotContainPattern(SQL);
    }

    private static List<Path> mainFiles(String ending) throws IOException {
        List<Path> files = SourceTree.files(ending).stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
        assertThat(files).isNotEmpty();
        return files;
    }

    private static void find(Pattern pattern, String text, Path file, List<String> faults) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            faults.add(SourceTree.ROOT.relativize(file) + ": " + matcher.group());
        }
    }
}
