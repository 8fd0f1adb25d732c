package org.mfapack.condition.expression;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;

/** Names in which {@code in} finds one without looking at all: a user may have thousands of roles. */
final class FactList extends AbstractList<String> implements RandomAccess {

    private final List<String> names;
    private final Set<String> all;

    private FactList(List<String> names, Set<String> all) {
        this.names = names;
        this.all = all;
    }

    /** @param names if they are a set, one that does not change */
    static FactList of(Collection<String> names) {
        return new FactList(List.copyOf(names), names instanceof Set<String> set ? set : Set.copyOf(names));
    }

    @Override
    public String get(int index) {
        return names.get(index);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public boolean contains(Object name) {
        return all.contains(name);
    }
}
