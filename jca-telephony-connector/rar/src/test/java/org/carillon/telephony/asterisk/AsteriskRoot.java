package org.carillon.telephony.asterisk;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The root file system that Asterisk is installed in: the system property {@code carillon.asterisk.root}, {@code /opt/asterisk-22} where it is
 * not set. {@code .ci/run} puts one there.
 */
record AsteriskRoot(Path path) {

    private static final String PROGRAM = "usr/sbin/asterisk";

    /** Skips the test where there is none, or fails it where {@code carillon.peers=required}. */
    static AsteriskRoot require() {
        Path path = Path.of(System.getProperty("carillon.asterisk.root", "/opt/asterisk-22"));
        if (Files.isRegularFile(path.resolve(PROGRAM))) {
            return new AsteriskRoot(path);
        }
        String reason = "there is no Asterisk in " + path + "; .ci/run says how to get it";
        return "required".equals(System.getProperty("carillon.peers")) ? fail(reason) : abort(reason);
    }

    /** How a path of this machine is called inside. */
    Path inside(Path outside) {
        return Path.of("/").resolve(path.relativize(outside));
    }

    /** Where modules are, as Asterisk calls it: the distribution has it below the processor's name. */
    Path modules() throws java.io.IOException {
        try (var folders = Files.newDirectoryStream(path.resolve("usr/lib"), "*-linux-*")) {
            for (Path folder : folders) {
                Path modules = folder.resolve("asterisk/modules");
                if (Files.isDirectory(modules)) {
                    return inside(modules);
                }
            }
        }
        return Path.of("/usr/lib/asterisk/modules");
    }

    /** The command that runs Asterisk inside. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (!path.equals(Path.of("/"))) {
            command.addAll(changeRoot());
        }
        command.add("/" + PROGRAM);
        command.addAll(arguments);
        return command;
    }

    private List<String> changeRoot() {
        String user = System.getProperty("user.name");
        return user.equals("root")
                ? List.of("/usr/sbin/chroot", path.toString())
                : List.of("sudo", "-n", "/usr/sbin/chroot", "--userspec=" + user, path.toString());
    }
}
