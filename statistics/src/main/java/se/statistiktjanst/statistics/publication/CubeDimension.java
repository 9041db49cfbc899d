package se.statistiktjanst.statistics.publication;

/** A way to divide a table of protected cells. */
public enum CubeDimension {
    COUNTY("county"),
    CARE_PROVIDER("careProvider"),
    SERVICE("service"),
    ERRAND("errand"),
    CHANNEL("channel"),
    UNIT("unit"),
    CLINIC("clinic"),
    SEX("sex"),
    AGE_BAND("ageBand"),
    RESIDENT_COUNTY("residentCounty");

    private final String id;

    CubeDimension(String id) {
        this.id = id;
    }

    /** Its name in cube definitions and where cells are stored. */
    public String id() {
        return id;
    }

    /**
     * The dimension a cube definition names.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public static CubeDimension ofId(String id) {
        for (CubeDimension dimension : values()) {
            if (dimension.id.equals(id)) {
                return dimension;
            }
        }
        throw new IllegalArgumentException("No dimension of tables is called '" + id + "'");
    }
}
