package se.statistiktjanst.service.page;

/** The entries of the main navigation. The same path serves both languages, after the language segment. */
public enum Section implements MessageKey {
    START("/"),
    STATISTICS("/statistik"),
    STAFF("/mina/statistik"),
    REPORTS("/mina/rapporter"),
    EXPORTS("/mina/exporter"),
    SENDER("/mina/avsandare"),
    UPLOAD("/mina/filer"),
    SUBJECTS("/mina/personuppgifter"),
    LOG("/mina/logg"),
    OPERATION("/drift/integrationer"),
    MINE("/mina/min-statistik"),
    LOGIN("/logga-in"),
    ABOUT("/om"),
    HELP("/hjalp"),
    DEMO("/demo"),
    /** Pages that are in the footer or nowhere. */
    NONE("");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    /** Path after the language segment. */
    public String path() {
        return path;
    }

    @Override
    public String messageKey() {
        return switch (this) {
            case START -> "nav.start";
            case STATISTICS -> "nav.statistics";
            case STAFF -> "nav.staff";
            case REPORTS -> "nav.reports";
            case EXPORTS -> "nav.exports";
            case SENDER -> "nav.sender";
            case UPLOAD -> "nav.upload";
            case SUBJECTS -> "nav.subjects";
            case LOG -> "nav.log";
            case OPERATION -> "nav.operation";
            case MINE -> "nav.mine";
            case LOGIN -> "nav.login";
            case ABOUT -> "nav.about";
            case HELP -> "nav.help";
            case DEMO -> "nav.demo";
            case NONE -> "product.name";
        };
    }
}
