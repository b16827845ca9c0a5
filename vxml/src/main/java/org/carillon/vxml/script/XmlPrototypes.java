package org.carillon.vxml.script;

import java.util.List;
import java.util.function.Predicate;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;
import org.w3c.dom.Attr;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The functions of nodes and lists (VoiceXML 2.1 appendix D), made once, sealed, and shared by all sessions.
 *
 * @param node prototype of all nodes
 * @param list prototype of NodeList and NamedNodeMap
 */
record XmlPrototypes(ScriptableObject node, ScriptableObject list) {

    @FunctionalInterface
    private interface OfNode {
        Object call(XmlNode self, Object[] arguments);
    }

    @FunctionalInterface
    private interface OfList {
        Object call(XmlNodeList self, Object[] arguments);
    }

    /** Must be called within a context of the sandbox. */
    static XmlPrototypes create(ScriptableObject globals) {
        XmlPrototypes prototypes = new XmlPrototypes(prototype(globals), prototype(globals));
        prototypes.addNodeFunctions(globals);
        prototypes.addElementFunctions(globals);
        prototypes.addListFunctions(globals);
        for (int i = 0; i < XmlNode.constants().size(); i++) {
            prototypes.node.defineProperty(XmlNode.constants().get(i), i + 1.0, ScriptableObject.DONTENUM);
        }
        prototypes.node.sealObject();
        prototypes.list.sealObject();
        return prototypes;
    }

    private static ScriptableObject prototype(ScriptableObject globals) {
        ScriptableObject prototype = new NativeObject();
        prototype.setPrototype(ScriptableObject.getObjectPrototype(globals));
        return prototype;
    }

    private void addNodeFunctions(ScriptableObject globals) {
        ofNode(globals, "hasChildNodes", (self, arguments) -> self.node().hasChildNodes());
        ofNode(globals, "hasAttributes", (self, arguments) -> self.node().hasAttributes());
        ofNode(globals, "getElementsByTagName", (self, arguments) -> self.view()
                .list(XmlDocumentView.elements(self.node(), XmlDocumentView.named(text(arguments, 0)))));
        ofNode(globals, "getElementsByTagNameNS", (self, arguments) -> self.view()
                .list(XmlDocumentView.elements(
                        self.node(), XmlDocumentView.named(namespace(arguments), text(arguments, 1)))));
        ofNode(globals, "getElementById", (self, arguments) -> {
            String id = text(arguments, 0);
            List<Node> found = XmlDocumentView.elements(
                    self.node(),
                    node -> id.equals(((Element) node).getAttributeNS("http://www.w3.org/XML/1998/namespace", "id")));
            return found.isEmpty() ? null : self.view().of(found.get(0));
        });
        ofNode(globals, "substringData", (self, arguments) -> {
            String data = self.node() instanceof CharacterData text ? text.getData() : "";
            double from = ScriptRuntime.toInteger(StringGuards.argument(arguments, 0));
            double count = ScriptRuntime.toInteger(StringGuards.argument(arguments, 1));
            if (from < 0 || from > data.length() || count < 0) {
                throw ScriptRuntime.rangeError("INDEX_SIZE_ERR");
            }
            return data.substring((int) from, (int) Math.min(data.length(), from + count));
        });
    }

    private void addElementFunctions(ScriptableObject globals) {
        ofNode(globals, "getAttribute", (self, arguments) -> value(attribute(self, byName(arguments))));
        ofNode(globals, "getAttributeNS", (self, arguments) -> value(attribute(self, byNamespace(arguments))));
        ofNode(globals, "hasAttribute", (self, arguments) -> attribute(self, byName(arguments)) != null);
        ofNode(globals, "hasAttributeNS", (self, arguments) -> attribute(self, byNamespace(arguments)) != null);
        ofNode(globals, "getAttributeNode", (self, arguments) -> self.view().of(attribute(self, byName(arguments))));
        ofNode(globals, "getAttributeNodeNS", (self, arguments) -> self.view()
                .of(attribute(self, byNamespace(arguments))));
    }

    private void addListFunctions(ScriptableObject globals) {
        ofList(globals, "item", (self, arguments) -> {
            double index = ScriptRuntime.toInteger(StringGuards.argument(arguments, 0));
            boolean there = index >= 0 && index < self.nodes().size();
            return there ? self.view().of(self.nodes().get((int) index)) : null;
        });
        ofList(globals, "getNamedItem", (self, arguments) -> self.view().of(first(self.nodes(), byName(arguments))));
        ofList(globals, "getNamedItemNS", (self, arguments) -> self.view()
                .of(first(self.nodes(), byNamespace(arguments))));
    }

    private void ofNode(ScriptableObject globals, String name, OfNode function) {
        define(node, name, new LambdaFunction(globals, name, 1, null, (context, scope, self, arguments) -> {
            Sandbox.budget().check();
            if (self instanceof XmlNode one) {
                return function.call(one, arguments);
            }
            throw ScriptRuntime.typeError(name + " is for nodes");
        }));
    }

    private void ofList(ScriptableObject globals, String name, OfList function) {
        define(list, name, new LambdaFunction(globals, name, 1, null, (context, scope, self, arguments) -> {
            Sandbox.budget().check();
            if (self instanceof XmlNodeList one) {
                return function.call(one, arguments);
            }
            throw ScriptRuntime.typeError(name + " is for lists of nodes");
        }));
    }

    private static void define(ScriptableObject prototype, String name, LambdaFunction function) {
        prototype.defineProperty(name, function, ScriptableObject.DONTENUM);
        function.sealObject();
    }

    private static Node attribute(XmlNode node, Predicate<Node> wanted) {
        return node.node() instanceof Element element ? first(XmlDocumentView.attributes(element), wanted) : null;
    }

    private static Node first(List<Node> nodes, Predicate<Node> wanted) {
        return nodes.stream().filter(wanted).findFirst().orElse(null);
    }

    private static String value(Node attribute) {
        return attribute == null ? "" : ((Attr) attribute).getValue();
    }

    private static Predicate<Node> byName(Object[] arguments) {
        String name = text(arguments, 0);
        return node -> name.equals(node.getNodeName());
    }

    private static Predicate<Node> byNamespace(Object[] arguments) {
        return XmlDocumentView.named(namespace(arguments), text(arguments, 1));
    }

    private static String namespace(Object[] arguments) {
        Object namespace = StringGuards.argument(arguments, 0);
        return namespace == null || Undefined.isUndefined(namespace) ? null : ScriptRuntime.toString(namespace);
    }

    private static String text(Object[] arguments, int index) {
        return ScriptRuntime.toString(StringGuards.argument(arguments, index));
    }
}
