package org.mfapack.it.clock;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Writes out an object with everything it refers to, private fields included, so that a test can search it. */
final class DeepText {

    private final StringBuilder text = new StringBuilder();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private DeepText() {}

    static String of(Object object) {
        DeepText deep = new DeepText();
        deep.write(object);
        return deep.text.toString();
    }

    private void write(Object object) {
        if (object == null || isScalar(object)) {
            text.append(object);
        } else if (!seen.add(object)) {
            text.append("...");
        } else if (object instanceof byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8));
        } else if (object instanceof char[] characters) {
            text.append(characters);
        } else if (object.getClass().isArray()) {
            writeArray(object);
        } else if (object instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (object instanceof Collection<?> collection) {
            writeCollection(collection);
        } else {
            writeFields(object);
        }
    }

    private static boolean isScalar(Object object) {
        return object instanceof CharSequence
                || object instanceof Number
                || object instanceof Boolean
                || object instanceof Character
                || object instanceof Enum<?>
                || object instanceof Class<?>
                || object instanceof ClassLoader
                || object instanceof Thread;
    }

    private void writeArray(Object array) {
        text.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            write(Array.get(array, i));
            text.append(',');
        }
        text.append(']');
    }

    private void writeMap(Map<?, ?> map) {
        text.append('{');
        map.forEach((key, value) -> {
            write(key);
            text.append('=');
            write(value);
            text.append(',');
        });
        text.append('}');
    }

    private void writeCollection(Collection<?> collection) {
        text.append('[');
        collection.forEach(element -> {
            write(element);
            text.append(',');
        });
        text.append(']');
    }

    private void writeFields(Object object) {
        text.append(object.getClass().getSimpleName()).append('(');
        for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    writeField(object, field);
                }
            }
        }
        text.append(')');
    }

    private void writeField(Object object, Field field) {
        text.append(field.getName()).append('=');
        try {
            field.setAccessible(true);
            write(field.get(object));
        } catch (InaccessibleObjectException | IllegalAccessException closed) {
            text.append(object);
        }
        text.append(',');
    }
}
