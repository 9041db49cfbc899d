package se.statistiktjanst.statistics.engine;

/** What is no question, whatever is stored: too much at once, or a period that ends before it begins. */
public final class InvalidQuestionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    InvalidQuestionException(Refusal refusal) {
        super(refusal.english());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
