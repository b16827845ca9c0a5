package org.carillon.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The interface for programs: JSON over HTTP below {@code /api/v1}. */
@ApplicationPath("/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Carillon",
                        version = "1",
                        description = "Telephones people on request and runs a VoiceXML conversation with them.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "key"),
        tags = {
            @Tag(name = "sessions", description = "Ask for telephone sessions and follow them"),
            @Tag(name = "policies", description = "What the operator, a requester and a customer have set"),
            @Tag(name = "servers", description = "Telephony servers; for operators"),
            @Tag(name = "requesters", description = "Who may ask; for operators"),
            @Tag(name = "do-not-call", description = "Customers who want no calls; for operators")
        })
@SecurityScheme(
        securitySchemeName = "key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The key of a requester or an operator")
public class ApiApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        // OPTIONS tells the methods and nothing of how this is built
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
