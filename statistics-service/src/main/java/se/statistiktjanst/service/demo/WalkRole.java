package se.statistiktjanst.service.demo;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;

/** Whose shoes a walk of the demo puts the visitor in. */
public enum WalkRole implements MessageKey {
    VISITOR("/statistik"),
    UNIT_MANAGER("/mina/statistik"),
    CONTROLLER("/mina/statistik"),
    ANALYST("/mina/exporter"),
    SERVICE_DEVELOPER("/demo#try"),
    DATA_HANDLER("/mina/personuppgifter"),
    DATA_PROTECTION_OFFICER("/mina/logg");

    private final String path;

    WalkRole(String path) {
        this.path = path;
    }

    /** Where the walk begins, after the language segment. */
    public String path() {
        return path;
    }

    /** Also the login hint of the demo user. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String messageKey() {
        return "demo.walk." + code();
    }

    /** Key of the sentence on what the walk shows. */
    public String textKey() {
        return messageKey() + ".text";
    }
}
