package se.statistiktjanst.demo.identity;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps cookies of one host, as a browser does, and follows redirects only when told. */
final class Browser {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI site;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(URI site) {
        this.site = site;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(site.resolve(address)));
    }

    /** Posts a form with the headers given as name, value, name, value. */
    HttpResponse<String> post(String address, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Follows redirects to where they end. */
    HttpResponse<String> open(String address) {
        HttpResponse<String> response = get(address);
        while (response.headers().firstValue("Location").isPresent()) {
            response = get(location(response));
        }
        return response;
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }
}
