package se.statistiktjanst.demo.endtoend;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.MutableServletContextHandler;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletMapping;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;

/** Every way into a running application, with the object that answers, as Jersey and Jetty have them. */
final class Routes {
    private final Map<String, Object> answering = new TreeMap<>();

    Routes(Environment environment) {
        ResourceConfig jersey = environment.jersey().getResourceConfig();
        InjectionManager made = ((ServletContainer) Objects.requireNonNull(environment.getJerseyServletContainer()))
                .getApplicationHandler()
                .getInjectionManager();
        jersey.getInstances().forEach(instance -> add(Resource.from(instance.getClass()), "", instance));
        // Dropwizard tells Jersey of an object by its class, and binds the object to it.
        for (Class<?> type : jersey.getClasses()) {
            Object instance = Resource.from(type) == null ? null : made.getInstance(type);
            add(Resource.from(type), "", instance == null ? type : instance);
        }
        jersey.getResources().forEach(resource -> add(resource, "", resource));
        addServlets("SERVLET", environment.getApplicationContext());
        addServlets("ADMIN SERVLET", environment.getAdminContext());
    }

    /** Those whose object Jersey would make for each request, so that nobody can look into it. */
    List<String> unseen() {
        return answering.entrySet().stream()
                .filter(route -> route.getValue() instanceof Class || route.getValue() instanceof Resource)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** By method and path, such as {@code GET /api/v2/tables/{id}}. */
    Map<String, Object> answering() {
        return answering;
    }

    /** Resource is null for what is no resource, such as a filter. */
    private void add(@Nullable Resource resource, String before, Object instance) {
        if (resource == null) {
            return;
        }
        String own = resource.getPath();
        String path = own == null ? before : (before + "/" + own).replaceAll("//+", "/");
        for (ResourceMethod method : resource.getAllMethods()) {
            if (method.getType() == ResourceMethod.JaxrsType.SUB_RESOURCE_LOCATOR) {
                throw new IllegalStateException(path + " hands on to another resource, which this test cannot follow");
            }
            answering.putIfAbsent(method.getHttpMethod() + " " + path, instance);
        }
        resource.getChildResources().forEach(child -> add(child, path, instance));
    }

    private void addServlets(String kind, MutableServletContextHandler context) {
        ServletMapping[] mappings = context.getServletHandler().getServletMappings();
        for (ServletMapping mapping : mappings == null ? new ServletMapping[0] : mappings) {
            Stream<String> paths = Arrays.stream(mapping.getPathSpecs());
            Object servlet = context.getServletHandler()
                    .getServlet(mapping.getServletName())
                    .getServletInstance();
            paths.forEach(path -> answering.put(kind + " " + path, servlet == null ? mapping : servlet));
        }
    }
}
