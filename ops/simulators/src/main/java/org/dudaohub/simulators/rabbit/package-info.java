/** A real RabbitMQ for tests and the demo, started and stopped with them. */
package org.dudaohub.simulators.rabbit;
