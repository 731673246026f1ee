/** The sample city played on real nodes: {@code play} (the default), and the processes that it starts, {@code node} and {@code wechat}. */
package org.dudaohub.demo;
