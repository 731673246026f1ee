package org.dudaohub.connectors.partner;

/**
 * Names a delivery: the same news on the same channel in the same replay is the same delivery.
 *
 * @param replay how many replays had been asked for
 * @param position of the event that it tells
 */
record DeliveryId(String partner, String channel, int replay, long position) {

    String run() {
        return partner + "/" + channel + "/" + replay;
    }

    @Override
    public String toString() {
        return run() + "/" + position;
    }

    static DeliveryId parse(String id) {
        String[] parts = id.split("/");
        return new DeliveryId(parts[0], parts[1], Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
    }
}
