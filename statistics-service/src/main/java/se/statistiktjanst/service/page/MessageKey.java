package se.statistiktjanst.service.page;

/** A value, mostly an enum constant, that has a text of its own in every language. */
public interface MessageKey {

    /** Key in {@code messages_sv.properties} and {@code messages_en.properties}. */
    String messageKey();
}
