package org.carillon.calendar;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What local times mean that say nothing else.
 *
 * @param zone of times without a zone
 * @param wholeDays when something begins that takes a whole day
 */
public record LocalTimes(ZoneId zone, LocalTime wholeDays) {}
