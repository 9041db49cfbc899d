package se.statistiktjanst.service.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers on every answer of the application, errors included.
 *
 * <p>A page may load only what this host serves and run no inline script or style; only {@code /embed/} may be framed.
 * Pages are {@code no-store} unless their resource says otherwise, so a forgotten header never puts a staff page into a
 * cache. Assets asked for by version are kept for a year. {@code Referrer-Policy} is {@code same-origin}, not {@code
 * no-referrer}: with the latter browsers send {@code Origin: null} on our own forms and the Origin check would fail.
 */
final class PageHeadersFilter implements Filter {

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ((HttpServletRequest) request).getRequestURI();
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("Content-Security-Policy", POLICY + (path.startsWith("/embed/") ? "*" : "'none'"));
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (path.startsWith(Assets.FOLDER)) {
            boolean versioned = ((HttpServletRequest) request).getParameter("v") != null;
            answer.setHeader(
                    "Cache-Control", versioned ? "public, max-age=31536000, immutable" : "public, max-age=300");
        } else if (Language.isPage(path)) {
            answer.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
