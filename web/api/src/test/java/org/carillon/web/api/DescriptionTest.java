package org.carillon.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.web.api.accounting.AccountingResource;
import org.carillon.web.api.audit.AuditResource;
import org.carillon.web.api.customer.ConsentsResource;
import org.carillon.web.api.customer.CustomersResource;
import org.carillon.web.api.donotcall.DoNotCallResource;
import org.carillon.web.api.incoming.IncomingNumbersResource;
import org.carillon.web.api.load.LoadManagementResource;
import org.carillon.web.api.policy.PoliciesResource;
import org.carillon.web.api.policy.PolicyCheckResource;
import org.carillon.web.api.policy.PolicyListResource;
import org.carillon.web.api.requester.CertificatesResource;
import org.carillon.web.api.requester.DigestSecretsResource;
import org.carillon.web.api.requester.RequestersResource;
import org.carillon.web.api.schedule.CalendarResource;
import org.carillon.web.api.schedule.SchedulesResource;
import org.carillon.web.api.server.ServersResource;
import org.carillon.web.api.session.SessionsResource;
import org.carillon.web.api.webhook.DeliveriesResource;
import org.carillon.web.api.webhook.NotificationTargetsResource;
import org.carillon.web.api.webhook.WebhooksResource;
import org.carillon.web.api.wishes.MyWishesResource;
import org.junit.jupiter.api.Test;

/** The description in META-INF/openapi.yaml and the resources tell the same. */
class DescriptionTest {

    private static final List<Class<?>> RESOURCES = List.of(
            AccountingResource.class,
            AuditResource.class,
            CalendarResource.class,
            CertificatesResource.class,
            DigestSecretsResource.class,
            DeliveriesResource.class,
            DoNotCallResource.class,
            IncomingNumbersResource.class,
            LoadManagementResource.class,
            NotificationTargetsResource.class,
            ConsentsResource.class,
            CustomersResource.class,
            MyWishesResource.class,
            PoliciesResource.class,
            PolicyCheckResource.class,
            PolicyListResource.class,
            RequestersResource.class,
            SchedulesResource.class,
            ServersResource.class,
            SessionsResource.class,
            WebhooksResource.class);

    private static final Pattern PATH = Pattern.compile("  (/\\S+):");
    private static final Pattern METHOD = Pattern.compile("    (get|put|post|delete|patch):");

    @Test
    void everyResourceIsDescribedAndEveryDescriptionHasItsResource() throws IOException {
        Set<String> served = new TreeSet<>();
        for (Class<?> resource : RESOURCES) {
            Stream.of(resource.getDeclaredMethods()).forEach(method -> served.addAll(operations(resource, method)));
        }

        assertThat(described()).containsExactlyElementsOf(served);
    }

    private static Set<String> described() throws IOException {
        Set<String> operations = new TreeSet<>();
        String path = null;
        for (String line : text().split("\n")) {
            Matcher onPath = PATH.matcher(line);
            Matcher onMethod = METHOD.matcher(line);
            if (onPath.matches()) {
                path = onPath.group(1);
            } else if (onMethod.matches()) {
                operations.add(onMethod.group(1).toUpperCase(Locale.ROOT) + " " + anonymous(path));
            }
        }
        return operations;
    }

    private static Set<String> operations(Class<?> resource, Method method) {
        Set<String> operations = new TreeSet<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                Path path = method.getAnnotation(Path.class);
                String whole = resource.getAnnotation(Path.class).value() + (path == null ? "" : "/" + path.value());
                expand(whole).forEach(each -> operations.add(http.value() + " /" + anonymous(each)));
            }
        }
        return operations;
    }

    /** A parameter with alternatives stands for one path each. */
    private static List<String> expand(String path) {
        Matcher alternatives = Pattern.compile("\\{party: ([^}]+)}").matcher(path);
        if (!alternatives.find()) {
            return List.of(path);
        }
        return Stream.of(alternatives.group(1).split("\\|"))
                .map(each -> path.replace(alternatives.group(), each.replace("[^/]+", "{}")))
                .toList();
    }

    private static String anonymous(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static String text() throws IOException {
        try (InputStream yaml = DescriptionTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
