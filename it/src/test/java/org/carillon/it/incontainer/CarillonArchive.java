package org.carillon.it.incontainer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The real {@code carillon.ear}, with one more web module that holds the tests. */
final class CarillonArchive {

    private static final String DESCRIPTOR = "META-INF/application.xml";

    private static final String BEHIND_THE_MODULES = "<library-directory>";
    private static final String TEST_MODULE =
            "<module><web><web-uri>it.war</web-uri><context-root>/it</context-root></web></module>";

    private CarillonArchive() {}

    static EnterpriseArchive withTests(Class<?>... tests) throws IOException {
        EnterpriseArchive carillon = ShrinkWrap.create(ZipImporter.class, "carillon.ear")
                .importFrom(ServerUnderTest.application().toFile())
                .as(EnterpriseArchive.class);
        WebArchive war = ShrinkWrap.create(WebArchive.class, "it.war")
                .addClasses(tests)
                .addClass(OpenDoor.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        String descriptor = read(carillon).replace(BEHIND_THE_MODULES, TEST_MODULE + BEHIND_THE_MODULES);
        carillon.delete(DESCRIPTOR);
        return carillon.add(new StringAsset(descriptor), DESCRIPTOR).addAsModule(Testable.archiveToTest(war));
    }

    private static String read(EnterpriseArchive archive) throws IOException {
        try (InputStream in = archive.get(DESCRIPTOR).getAsset().openStream()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toString(StandardCharsets.UTF_8);
        }
    }
}
