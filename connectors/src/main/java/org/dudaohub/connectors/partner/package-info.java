/**
 * Platforms of partners, declared in data: read {@link org.dudaohub.connectors.partner.Declaration} for what can be said,
 * {@link org.dudaohub.connectors.partner.PartnerRoutes} for the Camel routes that are made of it at run time, {@link
 * org.dudaohub.connectors.partner.Payloads} for what is done with what comes, and {@link
 * org.dudaohub.connectors.partner.PartnerDesk} for what people do about it.
 *
 * <p>Everything is a fold of the ledger: partners, how far their offers were read, what failed. A payload's bytes are in the
 * archive under their SHA-256.
 */
package org.dudaohub.connectors.partner;
