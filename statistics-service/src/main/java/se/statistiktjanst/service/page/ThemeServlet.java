package se.statistiktjanst.service.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves {@code /assets/theme.css}: the operator's colours where configured, else ours. */
final class ThemeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient byte[] theme;

    ThemeServlet(Assets assets) {
        this.theme = assets.theme();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/css");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(theme);
    }
}
