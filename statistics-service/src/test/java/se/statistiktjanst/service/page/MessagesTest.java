package se.statistiktjanst.service.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern IN_TEMPLATE = Pattern.compile("\\bt\\(\"([^\"]+)\"");
    private static final Pattern IN_JAVA = Pattern.compile("\\btext\\(\\s*\"([A-Za-z0-9.-]+)\"");
    /** Any text that could be a key: of two in one call, the pattern above sees neither. */
    private static final Pattern LITERAL_IN_JAVA = Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9-]+)+)\"");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Path MAIN = Path.of("src/main");

    private final Messages swedish = Messages.of(Language.SV);
    private final Messages english = Messages.of(Language.EN);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(english.keys()).isEqualTo(swedish.keys());
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        for (String key : swedish.keys()) {
            assertThat(placeholders(english.text(key))).as(key).isEqualTo(placeholders(swedish.text(key)));
        }
    }

    @Test
    void everyKeyUsedHasATextAndNoTextIsUnused() {
        Set<String> used = new TreeSet<>();
        used.addAll(matches(MAIN.resolve("resources/se"), ".ftlh", IN_TEMPLATE));
        used.addAll(matches(MAIN.resolve("java"), ".java", IN_JAVA));
        Set<String> literals = matches(MAIN.resolve("java"), ".java", LITERAL_IN_JAVA);
        literals.retainAll(swedish.keys());
        used.addAll(literals);
        used.addAll(keysOfEnums());

        assertThat(used).isEqualTo(new TreeSet<>(swedish.keys()));
    }

    @Test
    void fillsInArgumentsAsTheyAre() {
        assertThat(swedish.text("table.selected", "3", "1\u00A0290")).isEqualTo("3 av 1\u00A0290 valda");
    }

    @Test
    void throwsWhenAKeyIsMissing() {
        assertThatThrownBy(() -> swedish.text("no.such.key"))
                .isInstanceOf(MissingMessageException.class)
                .hasMessageContaining("no.such.key")
                .hasMessageContaining("messages_sv.properties");
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(m -> m.group()).sorted().toList();
    }

    /** Keys that enum constants give: their own, and those of methods named {@code …Key}. */
    private static Set<String> keysOfEnums() {
        Set<String> keys = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.statistiktjanst.service")) {
            if (type.isEnum() && type.isAssignableTo(MessageKey.class)) {
                Stream.of(type.reflect().getEnumConstants()).forEach(constant -> addKeys((Enum<?>) constant, keys));
            }
        }
        keys.removeIf(key -> key.equals("cell.value"));
        return keys;
    }

    private static void addKeys(Enum<?> constant, Set<String> keys) {
        keys.add(((MessageKey) constant).messageKey());
        try {
            keys.add((String) constant.getDeclaringClass().getMethod("textKey").invoke(constant));
        } catch (NoSuchMethodException e) {
            // Most have one text only.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> matches(Path folder, String ending, Pattern pattern) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(m -> found.add(m.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
