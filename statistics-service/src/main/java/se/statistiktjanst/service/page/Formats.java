package se.statistiktjanst.service.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Numbers and dates as the pages write them: groups of three parted by U+00A0 in both languages, decimal comma in
 * Swedish and point in English, ISO dates, times of Europe/Stockholm. Never for files: their numbers have a point and
 * no grouping.
 */
public record Formats(Language language) {

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char MINUS = '\u2212';
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB"};

    /**
     * As many decimals as the number's scale: 67.52 is {@code 67,52} in Swedish, 87.0 is {@code 87,0} and 1234 is
     * {@code 1 234}. One method for all kinds: between several, FreeMarker would choose by value and take 87.0 for 87.
     */
    public String number(Number number) {
        return number(number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString()), language);
    }

    private static String number(BigDecimal number, Language language) {
        String digits = number.abs()
                .setScale(Math.max(0, number.scale()), RoundingMode.HALF_UP)
                .toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String fraction = point < 0 ? "" : (language == Language.SV ? "," : ".") + digits.substring(point + 1);
        return (number.signum() < 0 ? String.valueOf(MINUS) : "") + grouped(whole) + fraction;
    }

    /** With its sign, also when positive, and a percent sign: {@code +4,2 %}. */
    public String change(BigDecimal percent) {
        return (percent.signum() > 0 ? "+" : "") + percent(percent);
    }

    /** With its sign, also when positive: {@code +1 234}. */
    public String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + number(number);
    }

    public String percent(BigDecimal percent) {
        return number(percent) + NO_BREAK_SPACE + "%";
    }

    public String date(LocalDate date) {
        return date.toString();
    }

    /** Date and time of day in Stockholm, to the minute. */
    public String dateTime(Instant instant) {
        return DATE_TIME.format(instant.atZone(STOCKHOLM));
    }

    /** As {@link #dateTime}, to the second. */
    public String timestamp(Instant instant) {
        return TIMESTAMP.format(instant.atZone(STOCKHOLM));
    }

    /** For {@code <time datetime>}: UTC. */
    public String machineTime(Instant instant) {
        return instant.toString();
    }

    /** Size of a file in decimal units with at most one decimal. */
    public String bytes(long bytes) {
        BigDecimal size = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (size.compareTo(BigDecimal.valueOf(1000)) >= 0 && unit < BYTE_UNITS.length - 1) {
            size = size.movePointLeft(3);
            unit++;
        }
        boolean oneDecimal = unit > 0 && size.compareTo(BigDecimal.TEN) < 0;
        return number(size.setScale(oneDecimal ? 1 : 0, RoundingMode.HALF_UP)) + NO_BREAK_SPACE + BYTE_UNITS[unit];
    }

    private static String grouped(String whole) {
        StringBuilder text = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            text.insert(i, NO_BREAK_SPACE);
        }
        return text.toString();
    }
}
