package org.carillon.vxml.interpret;

import java.util.HashMap;
import java.util.Map;
import org.carillon.vxml.document.Block;
import org.carillon.vxml.document.Field;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.Initial;
import org.carillon.vxml.document.Menu;
import org.carillon.vxml.document.ObjectItem;
import org.carillon.vxml.document.RecordItem;
import org.carillon.vxml.document.Subdialog;
import org.carillon.vxml.document.Transfer;

/** The visit of each kind of form item. */
final class Visits {

    private static final Map<Class<? extends FormItem>, Visit> VISITS = new HashMap<>();

    static {
        VISITS.put(Block.class, new BlockVisit());
        VISITS.put(Initial.class, new InputVisit());
        VISITS.put(Field.class, new InputVisit());
        VISITS.put(Menu.class, new InputVisit());
        VISITS.put(RecordItem.class, new RecordVisit());
        VISITS.put(Transfer.class, new TransferVisit());
        VISITS.put(Subdialog.class, new SubdialogVisit());
        VISITS.put(ObjectItem.class, new ObjectVisit());
    }

    private Visits() {}

    static Visit of(FormItem item) {
        return VISITS.get(item.getClass());
    }
}
