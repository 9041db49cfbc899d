package se.statistiktjanst.service.page;

/** A page of running text. Each has one file per language in {@code text/}, for example {@code text/skydd_sv.ftlh}. */
public record TextPage(Name name) implements PageContent {

    /** The text pages, by their path after the language. */
    public enum Name implements MessageKey {
        PROTECTION("skydd", Section.NONE),
        YOUR_DATA("dina-uppgifter", Section.NONE),
        ACCESSIBILITY("tillganglighet", Section.NONE),
        ABOUT("om", Section.ABOUT),
        HELP("hjalp", Section.HELP);

        private final String path;
        private final Section section;

        Name(String path, Section section) {
            this.path = path;
            this.section = section;
        }

        public String path() {
            return path;
        }

        @Override
        public String messageKey() {
            return "text." + path;
        }

        /**
         * Reads the path segment; JAX-RS calls this.
         *
         * @throws IllegalArgumentException for any other segment
         */
        public static Name fromString(String path) {
            for (Name name : values()) {
                if (name.path.equals(path)) {
                    return name;
                }
            }
            throw new IllegalArgumentException("There is no text page with this name");
        }
    }

    @Override
    public String template() {
        return "text.ftlh";
    }

    @Override
    public Section section() {
        return name.section;
    }
}
