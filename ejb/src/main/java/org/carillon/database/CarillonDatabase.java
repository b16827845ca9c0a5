package org.carillon.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The database: defines the data source from configuration and brings the schema up to date before anything uses it.
 *
 * <p>Message-driven beans start before start-up singletons are done: their first line calls {@link #isReady()}, and the
 * container lets them wait there until the migration has ended.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = CarillonDatabase.DATA_SOURCE,
        className = "${MPCONFIG=carillon.ds.class:org.h2.jdbcx.JdbcDataSource}",
        url = "${MPCONFIG=carillon.ds.url:jdbc:h2:file:../carillon/database;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0}",
        user = "${MPCONFIG=carillon.ds.user:carillon}",
        password = "${MPCONFIG=carillon.ds.password:carillon}",
        minPoolSize = 4,
        maxPoolSize = 64,
        properties = {
            // a connection that died with its database is not handed out again
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.fail-all-connections=true",
            // but one that answered within this second need not be asked again
            "fish.payara.validate-atmost-once-period-in-seconds=1"
        })
public class CarillonDatabase {

    /** Its name in JNDI. */
    static final String DATA_SOURCE = "java:app/jdbc/carillon";

    @Resource(lookup = DATA_SOURCE)
    private DataSource dataSource;

    @PostConstruct
    void migrate() {
        Flyway.configure(getClass().getClassLoader())
                .dataSource(dataSource)
                .load()
                .migrate();
    }

    /** Returns when the schema is up to date; true for good from then on. */
    public boolean isReady() {
        return true;
    }
}
