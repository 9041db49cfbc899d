package se.statistiktjanst.benchmarks.open;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.platform.db.Pools;

/**
 * What Dropwizard alone does: answers bytes from memory, and with one query to PostgreSQL that is written as JSON. In a
 * process of its own; the system properties {@code url}, {@code user}, {@code password} and {@code bytes} say what with.
 */
public final class BareServer extends Application<Configuration> {

    public static void main(String[] arguments) throws Exception {
        new BareServer().run(arguments);
    }

    @Override
    public void run(Configuration configuration, Environment environment) throws Exception {
        PoolProperties pool = new PoolProperties();
        pool.setUrl(property("url"));
        pool.setUsername(property("user"));
        pool.setPassword(property("password"));
        pool.setDriverClassName("org.postgresql.Driver");
        byte[] bytes = Files.readAllBytes(java.nio.file.Path.of(property("bytes")));
        environment.jersey().register(new Answers(Pools.jdbi(new DataSource(pool)), bytes));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    /** The first two measures of each cell, and as much text about them as a table has. */
    public record Table(String about, List<List<Double>> cells) {}

    /** What it answers. */
    @Path("/")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Answers {
        private final Jdbi open;
        private final byte[] bytes;

        Answers(Jdbi open, byte[] bytes) {
            this.open = open;
            this.bytes = bytes;
        }

        @GET
        @Path("memory")
        public byte[] memory() {
            return bytes;
        }

        /** Some cells, and as many letters of text beside them as asked for. */
        @GET
        @Path("query")
        public Table query(
                @QueryParam("releases") String releases,
                @QueryParam("first") String first,
                @QueryParam("second") String second,
                @QueryParam("about") int about) {
            int[] ids = Arrays.stream(releases.split(",", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            List<List<Double>> cells = open.withHandle(handle -> handle.createQuery("""
                            select r.period, c.codes, c.measures, c.states
                            from open.cell c join open.release r on r.id = c.release_id
                            where c.release_id = any (:releases)
                                and c.codes[1] = any (:first) and c.codes[2] = any (:second)
                            order by r.period, c.codes""")
                    .bind("releases", ids)
                    .bind("first", first.split(",", -1))
                    .bind("second", second.split(",", -1))
                    .map((row, context) ->
                            Arrays.asList((Double[]) row.getArray(3).getArray()).subList(0, 2))
                    .list());
            return new Table("x".repeat(about), cells);
        }
    }

    /** The settings of a bare server on a port of its own choice. */
    static String configuration(int port) throws java.io.IOException {
        return JsonMapper.builder()
                .build()
                .writeValueAsString(java.util.Map.of(
                        "server",
                        java.util.Map.of(
                                "applicationConnectors",
                                        List.of(java.util.Map.of(
                                                "type", "http", "bindHost", "127.0.0.1", "port", port)),
                                "adminConnectors",
                                        List.of(java.util.Map.of("type", "http", "bindHost", "127.0.0.1", "port", 0)),
                                "requestLog", java.util.Map.of("appenders", List.of())),
                        "logging",
                        java.util.Map.of("level", "WARN")));
    }
}
