package org.carillon.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Keeps an {@link Instant} as UTC in a {@code timestamp(6)}: Jakarta Persistence 3.1 has no mapping of its own for it, and of a
 * {@code timestamp with time zone} the drivers of H2 and PostgreSQL make different things.
 *
 * <p>JDBC hands such a timestamp on as local time of the virtual machine, which goes wrong in the hour that daylight saving
 * skips: the server runs with {@code -Duser.timezone=UTC}.
 */
@Converter(autoApply = true)
public class InstantColumn implements AttributeConverter<Instant, LocalDateTime> {

    @Override
    public LocalDateTime convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : parameter(instant);
    }

    @Override
    public Instant convertToEntityAttribute(LocalDateTime column) {
        return column == null ? null : column.toInstant(ZoneOffset.UTC);
    }

    /** An instant as a parameter of a native query. */
    public static LocalDateTime parameter(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
