package se.statistiktjanst.service.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * The texts of the pages in one language, from {@code messages_sv.properties} and {@code messages_en.properties} (UTF-8).
 *
 * <p>A text may hold {@code {0}}, {@code {1}} …, replaced by the arguments as they are: numbers and dates are formatted
 * before they come here. A missing key throws, so that no page ever shows a bare key.
 */
public final class Messages {

    /** Read once: a table's page and file ask for them again and again. */
    private static final Map<Language, Messages> ALL =
            Map.of(Language.SV, read(Language.SV), Language.EN, read(Language.EN));

    private final String file;
    private final Map<String, String> texts;

    private Messages(String file, Map<String, String> texts) {
        this.file = file;
        this.texts = texts;
    }

    /** The texts of a language. */
    public static Messages of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    private static Messages read(Language language) {
        String file = "messages_" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The message file " + file + " is not in the jar: build it again");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return new Messages(file, texts);
    }

    /** The text of the key with its arguments filled in. */
    public String text(String key, Object... arguments) {
        String text = texts.get(key);
        if (text == null) {
            throw new MissingMessageException(key, file);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    public String text(MessageKey key, Object... arguments) {
        return text(key.messageKey(), arguments);
    }

    Set<String> keys() {
        return texts.keySet();
    }
}
