package se.statistiktjanst.service.open.release;

/** A value of a dimension with its name. */
public record CodeName(String dimension, String code, String nameSv, String nameEn) {
    /** The code every dimension has for all its values together. */
    public static final String TOTAL = "TOT";

    public Text name() {
        return new Text(nameSv, nameEn);
    }

    public boolean isTotal() {
        return code.equals(TOTAL);
    }
}
