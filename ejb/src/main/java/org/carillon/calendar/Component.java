package org.carillon.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A component of a calendar (RFC 5545 section 3.6): an event, a time zone, or the calendar itself. */
final class Component {

    private final String name;
    private final List<Property> properties = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();

    /** @param name in upper case */
    Component(String name) {
        this.name = name;
    }

    void add(Property property) {
        properties.add(property);
    }

    void add(Component component) {
        components.add(component);
    }

    String name() {
        return name;
    }

    List<Property> all(String property) {
        return properties.stream().filter(one -> one.name().equals(property)).toList();
    }

    /** The property, the first if there are several. */
    Optional<Property> first(String property) {
        return properties.stream().filter(one -> one.name().equals(property)).findFirst();
    }

    /** The value of the property as text, or null. */
    String text(String property) {
        return first(property).map(Property::text).orElse(null);
    }

    List<Component> components(String component) {
        return components.stream().filter(one -> one.name().equals(component)).toList();
    }

    /** Without other properties, and without the components in it. */
    Component only(Set<String> kept) {
        Component copy = new Component(name);
        properties.stream().filter(one -> kept.contains(one.name())).forEach(copy::add);
        return copy;
    }

    /** Lines that can be read again. */
    void write(StringBuilder text) {
        text.append("BEGIN:").append(name).append("\r\n");
        properties.forEach(property -> text.append(property.line()));
        components.forEach(component -> component.write(text));
        text.append("END:").append(name).append("\r\n");
    }
}
