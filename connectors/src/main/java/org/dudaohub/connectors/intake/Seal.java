package org.dudaohub.connectors.intake;

/** Makes identity data unreadable with the key of the person to whom it belongs. */
@FunctionalInterface
interface Seal {

    /** What a preview shows instead: nothing is sealed, so no key is made for anybody. */
    Seal PREVIEW = (person, plaintext) -> person + ":***";

    String seal(String person, String plaintext);
}
