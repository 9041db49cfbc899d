package se.statistiktjanst.service.demo;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;

/** Whose shoes a walk of the demo puts the visitor in. */
public enum WalkRole implements MessageKey {
    VISITOR,
    UNIT_MANAGER,
    CONTROLLER,
    ANALYST,
    SERVICE_DEVELOPER,
    DATA_PROTECTION_OFFICER;

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
