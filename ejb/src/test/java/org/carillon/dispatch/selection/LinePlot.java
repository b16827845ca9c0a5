package org.carillon.dispatch.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines over a few values, as SVG. */
final class LinePlot {

    private static final List<String> COLOURS = List.of("#0b62a4", "#c0392b", "#2e8b57", "#8e5ea2");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int TOP = 50;
    private static final int RIGHT = 470;
    private static final int BOTTOM = 300;

    private final String title;
    private final String across;
    private final double least;
    private final double most;
    private final StringBuilder svg = new StringBuilder();

    /**
     * @param title above; tells what goes up
     * @param across what goes to the right
     * @param least value at the bottom
     * @param most value at the top
     */
    LinePlot(String title, String across, double least, double most) {
        this.title = title;
        this.across = across;
        this.least = least;
        this.most = most;
    }

    /** @param lines values by name, one for each label */
    String draw(List<String> labels, Map<String, List<Double>> lines) {
        svg.append(text(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="24" font-size="15">%s</text>
                """,
                WIDTH, HEIGHT, LEFT, title));
        axes(labels);
        int[] number = {0};
        List<Integer> heights = new ArrayList<>();
        lines.forEach((name, values) -> line(name, values, COLOURS.get(number[0]++), heights));
        return svg.append("</svg>\n").toString();
    }

    private void axes(List<String> labels) {
        for (int i = 0; i <= 4; i++) {
            double value = least + (most - least) * i / 4;
            svg.append(text(
                    """
                    <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#ddd"/>
                    <text x="%d" y="%d" text-anchor="end">%.0f %%</text>
                    """,
                    LEFT, y(value), RIGHT, y(value), LEFT - 8, y(value) + 4, value * 100));
        }
        for (int i = 0; i < labels.size(); i++) {
            svg.append(text(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x(i, labels.size()), BOTTOM + 20, labels.get(i)));
        }
        svg.append(text(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", (LEFT + RIGHT) / 2, BOTTOM + 44, across));
    }

    private void line(String name, List<Double> values, String colour, List<Integer> heights) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(x(i, values.size()))
                    .append(',')
                    .append(y(values.get(i)))
                    .append(' ');
        }
        svg.append(text(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                points.toString().strip(), colour));
        svg.append(text(
                "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                RIGHT + 10, freeHeight(y(values.get(values.size() - 1)) + 4, heights), colour, name));
    }

    /** Names beside the ends of their lines do not lie on one another. */
    private static int freeHeight(int wanted, List<Integer> taken) {
        int height = wanted;
        Collections.sort(taken);
        for (int other : taken) {
            if (Math.abs(other - height) < 16) {
                height = other + 16;
            }
        }
        taken.add(height);
        return height;
    }

    private static int x(int index, int count) {
        return LEFT + 20 + (RIGHT - LEFT - 40) * index / (count - 1);
    }

    private int y(double value) {
        return (int) Math.round(BOTTOM - (BOTTOM - TOP) * (value - least) / (most - least));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace("\r\n", "\n");
    }
}
