package se.statistiktjanst.pseudonymizer.keys;

/** Whose data a key is about; residents and staff never share a key. The label goes into the derivation. */
public enum SubjectType {
    RESIDENT("resident"),
    STAFF("staff"),
    /** The key is about no person, or about whole events. */
    NONE("none");

    private final String label;

    SubjectType(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
