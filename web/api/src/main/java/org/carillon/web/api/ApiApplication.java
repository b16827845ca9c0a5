package org.carillon.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The interface for programs: JSON over HTTP below {@code /api/v1}. */
@ApplicationPath("/v1")
public class ApiApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        // OPTIONS tells the methods and nothing of how this is built
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
