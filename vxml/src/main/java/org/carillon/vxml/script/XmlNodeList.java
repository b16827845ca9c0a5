package org.carillon.vxml.script;

import java.util.List;
import java.util.stream.IntStream;
import org.mozilla.javascript.Scriptable;
import org.w3c.dom.Node;

/** A NodeList or NamedNodeMap as scripts see it: {@code length}, {@code item(i)} and {@code list[i]}. */
final class XmlNodeList extends ReadOnlyObject {

    private final XmlDocumentView view;
    private final List<Node> nodes;

    XmlNodeList(XmlDocumentView view, List<Node> nodes) {
        this.view = view;
        this.nodes = nodes;
        setPrototype(view.listPrototype());
    }

    List<Node> nodes() {
        return nodes;
    }

    XmlDocumentView view() {
        return view;
    }

    @Override
    public String getClassName() {
        return "NodeList";
    }

    @Override
    public boolean has(String name, Scriptable start) {
        return name.equals("length");
    }

    @Override
    public Object get(String name, Scriptable start) {
        return name.equals("length") ? (Object) (double) nodes.size() : NOT_FOUND;
    }

    @Override
    public boolean has(int index, Scriptable start) {
        return index >= 0 && index < nodes.size();
    }

    @Override
    public Object get(int index, Scriptable start) {
        return has(index, start) ? view.of(nodes.get(index)) : NOT_FOUND;
    }

    @Override
    public Object[] getIds() {
        return IntStream.range(0, nodes.size()).boxed().toArray();
    }
}
