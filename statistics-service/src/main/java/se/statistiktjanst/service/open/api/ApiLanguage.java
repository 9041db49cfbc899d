package se.statistiktjanst.service.open.api;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.page.Language;

/** The parameter {@code lang}. */
final class ApiLanguage {
    static final Language DEFAULT = Language.SV;

    private ApiLanguage() {}

    /** @throws ProblemException UNSUPPORTED_LANGUAGE */
    static Language of(@Nullable String lang) {
        return lang == null || lang.isBlank()
                ? DEFAULT
                : all().stream()
                        .filter(language -> language.tag().equalsIgnoreCase(lang))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(
                                ProblemCode.UNSUPPORTED_LANGUAGE, "the parameter lang is sv or en"));
    }

    static List<Language> all() {
        return Arrays.asList(Language.values());
    }
}
