package org.carillon.web.api.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Whatever is answered concerns one caller: nobody on the way keeps it or guesses at its type. */
@Provider
public class PrivateAnswers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // what has a tag may be kept by the caller, who asks each time whether it is still right
        response.getHeaders()
                .putSingle("Cache-Control", response.getEntityTag() == null ? "no-store" : "private, no-cache");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}
