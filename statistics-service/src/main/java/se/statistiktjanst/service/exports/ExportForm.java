package se.statistiktjanst.service.exports;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;

/** The three forms of an export, as the order form offers them. */
public enum ExportForm implements MessageKey {
    AGGREGATE,
    PSEUDONYMISED,
    NUMBERS;

    /** Value of the form field {@code form}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String messageKey() {
        return "export.form." + code();
    }

    public String textKey() {
        return messageKey() + ".text";
    }
}
