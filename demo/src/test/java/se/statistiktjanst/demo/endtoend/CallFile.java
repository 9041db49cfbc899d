package se.statistiktjanst.demo.endtoend;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The call file read anew, without anything of the service, and what its calls add up to. */
record CallFile(List<CSVRecord> calls) {
    static CallFile read() throws IOException {
        try (Reader file = Files.newBufferedReader(Installation.CALLS)) {
            return new CallFile(CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(file)
                    .getRecords());
        }
    }

    List<String> agents() {
        return calls.stream().map(call -> call.get("Agent")).distinct().sorted().toList();
    }

    CallFile of(String agent) {
        return where(call -> call.get("Agent").equals(agent));
    }

    /** @param month such as 2021-01 */
    CallFile in(String month) {
        return where(call -> call.get("Date").startsWith(month));
    }

    CallFile answered() {
        return where(call -> call.get("Answered (Y/N)").equals("Y"));
    }

    CallFile resolved() {
        return where(call -> call.get("Resolved").equals("Y"));
    }

    /** Calls, answered, abandoned, resolved, mean seconds to answer, mean seconds of talk, as a page shows them. */
    List<String> figures() {
        return List.of(
                String.valueOf(calls.size()),
                String.valueOf(answered().calls().size()),
                String.valueOf(calls.size() - answered().calls().size()),
                String.valueOf(resolved().calls().size()),
                answered().mean(call -> Long.parseLong(call.get("Speed of answer in seconds"))),
                answered()
                        .mean(call -> Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(call.get("AvgTalkDuration")))
                                .toSeconds()));
    }

    private String mean(ToLongFunction<CSVRecord> seconds) {
        return BigDecimal.valueOf(calls.stream().mapToLong(seconds).sum())
                .divide(BigDecimal.valueOf(calls.size()), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private CallFile where(Predicate<CSVRecord> asked) {
        return new CallFile(calls.stream().filter(asked).toList());
    }
}
