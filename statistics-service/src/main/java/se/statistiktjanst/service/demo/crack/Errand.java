package se.statistiktjanst.service.demo.crack;

import se.statistiktjanst.service.page.MessageKey;

/** What the invented people asked about. */
public enum Errand implements MessageKey {
    FEVER("fever"),
    RASH("rash"),
    PAIN("pain"),
    SLEEP("sleep"),
    WORRY("worry");

    private final String code;

    Errand(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    @Override
    public String messageKey() {
        return "crack.errand." + code;
    }
}
