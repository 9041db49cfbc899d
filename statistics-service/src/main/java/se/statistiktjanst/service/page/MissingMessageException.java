package se.statistiktjanst.service.page;

/** A page asked for a text that a language file does not have. */
public final class MissingMessageException extends RuntimeException {

    MissingMessageException(String key, String file) {
        super("No text for the key " + key + " in " + file + ": add it to the Swedish and the English file");
    }
}
