package org.carillon.node;

import jakarta.ejb.Singleton;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;

/** Declares the container threads that Carillon works on. */
@Singleton
@ManagedScheduledExecutorDefinition(name = BackgroundThreads.TIMERS, maxAsync = 8)
@ManagedThreadFactoryDefinition(name = BackgroundThreads.THREADS)
public class BackgroundThreads {

    /** For short work that recurs. */
    public static final String TIMERS = "java:app/concurrent/carillon-timers";

    /** For work that has threads of its own. */
    public static final String THREADS = "java:app/concurrent/carillon-threads";
}
