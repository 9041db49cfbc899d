package se.statistiktjanst.statistics.disclosure;

/** What a published cell says about one of its contents; only {@link #VALUE} comes with a number. */
public enum CellState {
    /** A number, 0 included. A person count of 0 stands for none or very few. */
    VALUE('v'),
    /** Hidden: one or two contributors stand for nearly all of it, or too few staff stand behind it. */
    HIDDEN('c'),
    /** The noise in its parts could move a share or mean by more than the tolerance. */
    UNCERTAIN('u'),
    /** Data of the period are still missing. */
    NOT_COMPLETE('i'),
    /** Cannot occur by definition or registry, or a share of nothing. */
    NOT_APPLICABLE('n');

    private final char code;

    CellState(char code) {
        this.code = code;
    }

    /** The letter a stored cell keeps. */
    public char code() {
        return code;
    }

    /**
     * The state a stored letter stands for.
     *
     * @throws IllegalArgumentException for an unknown letter
     */
    public static CellState ofCode(char code) {
        for (CellState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("No cell state has the code '" + code + "'; known are v, c, u, i and n");
    }
}
