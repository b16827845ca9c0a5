package org.carillon.web.api.security;

import jakarta.inject.Inject;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.carillon.requester.RecentRequesters;

/** Has the container ask {@link BearerKeyModule} who calls, for as long as this application is there. */
@WebListener
public class BearerKeys implements ServletContextListener {

    @Inject
    private RecentRequesters requesters;

    @Inject
    private CustomerBearer customers;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        AuthConfigFactory.getFactory()
                .registerServerAuthModule(new BearerKeyModule(requesters, customers), event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        AuthConfigFactory.getFactory().removeServerAuthModule(event.getServletContext());
    }
}
