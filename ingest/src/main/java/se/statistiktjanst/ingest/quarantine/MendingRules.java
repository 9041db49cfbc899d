package se.statistiktjanst.ingest.quarantine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.eventtype.Field;
import se.statistiktjanst.ingest.eventtype.FieldType;
import se.statistiktjanst.ingest.eventtype.PersonalDataClass;
import se.statistiktjanst.platform.problem.Problem;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;

/** The rules of senders. A rule stands in clear text, so it may only speak of fields that are nobody's personal data. */
public final class MendingRules {
    private static final Pattern POINTER = Pattern.compile("/data/([A-Za-z]{1,40})");
    private static final Pattern REASON = Pattern.compile("[a-z]+(-[a-z]+){0,5}");
    private static final int LONGEST = 120;
    private static final Set<FieldType> WORDS = Set.of(FieldType.HSA_ID, FieldType.SERVICE_CODE, FieldType.CODE);

    private final Jdbi collector;
    private final EventTypes types;

    /** @param collector the pool of the collector's role */
    public MendingRules(Jdbi collector, EventTypes types) {
        this.collector = collector;
        this.types = types;
    }

    /**
     * Stores a rule; one with the same reason, place and value before is replaced.
     *
     * @throws ProblemException BAD_REQUEST with what is wrong with it
     */
    public MendingRule.Saved save(
            SenderSession sender,
            @Nullable String reason,
            @Nullable String pointer,
            @Nullable String from,
            @Nullable String to) {
        MendingRule rule = new MendingRule(
                checked(reason != null && REASON.matcher(reason).matches(), "/reason", "the code of a problem", reason),
                checked(
                        pointer != null && isOpenWord(pointer),
                        "/pointer",
                        "the place of a word that is nobody's personal data, such as /data/unit",
                        pointer),
                checked(isPlain(from), "/from", "a text of at most 120 characters without personal data", from),
                checked(
                        isPlain(to) && !Objects.equals(to, from),
                        "/to",
                        "another text of at most 120 characters without personal data",
                        to));
        String id = collector.withExtension(RefusedDao.class, dao -> dao.saveRule((short) sender.senderId(), rule));
        return find(sender, id).orElseThrow();
    }

    public List<MendingRule.Saved> all(SenderSession sender) {
        return collector.withExtension(RefusedDao.class, dao -> dao.rules((short) sender.senderId(), null));
    }

    /** A rule of this sender; another sender's is not found. */
    public Optional<MendingRule.Saved> find(SenderSession sender, String rule) {
        return collector.withExtension(RefusedDao.class, dao -> dao.rules((short) sender.senderId(), rule)).stream()
                .findFirst();
    }

    private boolean isOpenWord(String pointer) {
        Matcher matcher = POINTER.matcher(pointer);
        if (!matcher.matches()) {
            return false;
        }
        List<Field> fields = types.all().stream()
                .flatMap(type -> type.field(matcher.group(1)).stream())
                .toList();
        return !fields.isEmpty()
                && fields.stream()
                        .allMatch(field -> field.dataClass() == PersonalDataClass.NONE && WORDS.contains(field.type()));
    }

    private static boolean isPlain(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl)
                && !PersonalNumberScan.containsPersonalNumber(text);
    }

    private static String checked(boolean good, String pointer, String what, @Nullable String value) {
        if (!good || value == null) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "the rule is not as it must be",
                    List.of(new Problem.Violation(pointer, "invalid-rule", "must be " + what)),
                    java.util.Map.of());
        }
        return value;
    }
}
