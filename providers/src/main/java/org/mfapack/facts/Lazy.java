package org.mfapack.facts;

import java.util.function.Supplier;

/** Asks once, when first needed; for one thread. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> source;
    private boolean known;
    private T value;

    private Lazy(Supplier<T> source) {
        this.source = source;
    }

    static <T> Supplier<T> of(Supplier<T> source) {
        return new Lazy<>(source);
    }

    @Override
    public T get() {
        if (!known) {
            value = source.get();
            known = true;
        }
        return value;
    }
}
