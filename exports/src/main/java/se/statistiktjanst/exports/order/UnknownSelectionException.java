package se.statistiktjanst.exports.order;

/** A recipe names something that this care provider does not have. */
public final class UnknownSelectionException extends RuntimeException {
    private final String pointer;

    UnknownSelectionException(String pointer, String fact) {
        super(fact + "; choose one from the list of the care provider's own");
        this.pointer = pointer;
    }

    /** Where in the order (JSON pointer). */
    public String pointer() {
        return pointer;
    }
}
