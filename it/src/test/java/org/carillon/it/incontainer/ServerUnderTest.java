package org.carillon.it.incontainer;

import java.nio.file.Path;
import org.carillon.it.scene.Scene;
import org.carillon.it.server.PortBase;
import org.carillon.it.server.ServerSettings;
import org.carillon.it.server.TestServers;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts a domain for Arquillian to deploy to, before it looks for one. Only in the run of the in-container tests, which sets the
 * system property {@value #ON}.
 */
public final class ServerUnderTest implements LauncherSessionListener {

    private static final String ON = "carillon.it.incontainer";

    private Scene scene;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean(ON)) {
            try {
                PortBase ports = PortBase.reserve();
                scene = TestServers.scene("in-container", ports, ServerSettings.defaults());
                scene.server().startDomain();
                System.setProperty("carillon.it.admin-port", Integer.toString(ports.admin()));
                System.setProperty("carillon.it.admin-password", scene.server().administratorPassword());
            } catch (Exception e) {
                throw new IllegalStateException("no server for the tests in the container", e);
            }
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (scene != null) {
            try {
                scene.close();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** The application that was built. */
    static Path application() {
        return Path.of(System.getProperty("carillon.project")).resolve("ear/target/carillon.ear");
    }
}
