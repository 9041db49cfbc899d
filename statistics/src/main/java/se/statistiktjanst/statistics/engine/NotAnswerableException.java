package se.statistiktjanst.statistics.engine;

/** A question that no roll-up answers exactly. The message says why and what can be asked instead. */
public final class NotAnswerableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    NotAnswerableException(Refusal refusal) {
        super(refusal.english());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
