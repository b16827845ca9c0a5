package org.carillon.vxml.reader;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.document.If;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads {@code <if>}, {@code <elseif>} and {@code <else>}. */
final class IfReader {

    private IfReader() {}

    static If read(Tag tag) throws BadDocumentException {
        List<If.Branch> branches = new ArrayList<>();
        branches.add(new If.Branch(tag.required("cond"), ExecutableReader.readContent(tag)));
        boolean ended = false;
        for (Tag child : tag.children()) {
            if (!isBranch(child.element())) {
                continue;
            }
            if (ended) {
                throw child.bad("nothing can follow <else>");
            }
            ended = child.name().equals("else");
            String cond = ended ? null : child.required("cond");
            branches.add(new If.Branch(
                    cond, ExecutableReader.readFrom(child.element().getNextSibling(), tag)));
        }
        return new If(branches, tag.line());
    }

    static boolean isBranch(Node node) {
        return node instanceof Element element
                && new Tag(element).isOurs()
                && (element.getLocalName().equals("else")
                        || element.getLocalName().equals("elseif"));
    }
}
