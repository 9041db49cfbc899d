package se.statistiktjanst.service.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A small line without axes, drawn by the server as SVG in a box of 120 × 32. Cells without a value make a gap. The
 * scale starts at zero, so the line does not exaggerate.
 */
public record Sparkline(List<Cell> cells) {

    private static final double WIDTH = 116;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 2;

    public Sparkline {
        cells = List.copyOf(cells);
    }

    public static Sparkline none() {
        return new Sparkline(List.of());
    }

    /** The unbroken pieces, each as the {@code points} of an SVG polyline. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).value() != null) {
                line.append(line.isEmpty() ? "" : " ").append(point(i));
            } else if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** The same pieces closed along the base line, as the {@code points} of SVG polygons. */
    public List<String> areas() {
        return lines().stream().map(Sparkline::closed).toList();
    }

    private static String closed(String line) {
        String first = line.substring(0, line.indexOf(','));
        String last = line.substring(line.lastIndexOf(' ') + 1, line.lastIndexOf(','));
        return line + " " + last + ",30.0 " + first + ",30.0";
    }

    private String point(int index) {
        double x = MARGIN + (cells.size() == 1 ? 0 : WIDTH * index / (cells.size() - 1));
        double top = Math.max(largest(), 1);
        double y = MARGIN + HEIGHT * (1 - Math.max(0, number(cells.get(index))) / top);
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private double largest() {
        return cells.stream().mapToDouble(Sparkline::number).max().orElse(0);
    }

    private static double number(Cell cell) {
        return cell.value() == null ? 0 : cell.value().doubleValue();
    }
}
