package org.dudaohub.simulators.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy on the loopback address: whoever connects to {@link #port()} talks to another port of it, as well or as
 * badly as the line is at the moment. One event loop carries all, so that what goes one way keeps its order.
 */
public final class BadLine implements AutoCloseable {

    private static final int CONNECT_TIMEOUT = 5_000;
    private static final Object HEALED = new Object();

    private final InetSocketAddress target;
    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;
    private final AtomicLong passed = new AtomicLong();
    private volatile boolean cut;
    private volatile boolean held;
    private volatile long mostDelay;

    private BadLine(int port) {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        listening = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel caller) {
                        connect(caller);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    /** A good line to this port. */
    public static BadLine to(int port) {
        return new BadLine(port);
    }

    /** How many bytes went through, both ways together. */
    public long passed() {
        return passed.get();
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Breaks every connection, and each one that is tried. */
    public void cut() {
        cut = true;
        open.close().syncUninterruptibly();
    }

    /** Lets nothing through and breaks nothing: both ends go on believing in their connections. */
    public void hold() {
        held = true;
    }

    /** Delays what goes either way by up to this long, in order. */
    public void delay(Duration most) {
        mostDelay = most.toNanos();
    }

    /** A good line again; what was held back goes on its way. */
    public void heal() {
        cut = false;
        mostDelay = 0;
        held = false;
        open.forEach(channel -> channel.pipeline().fireUserEventTriggered(HEALED));
    }

    @Override
    public void close() {
        cut();
        listening.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void connect(SocketChannel caller) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT)
                .handler(new Relay(caller))
                .connect(target);
        caller.pipeline().addLast(new Relay(connecting.channel()));
        open.add(caller);
        open.add(connecting.channel());
        connecting.addListener(done -> {
            if (done.isSuccess() && !cut) {
                caller.read();
                connecting.channel().read();
            } else {
                caller.close();
                connecting.channel().close();
            }
        });
    }

    /** Hands what one end says to the other; reads on when it has been written, so that nothing piles up here. */
    private final class Relay extends ChannelInboundHandlerAdapter {

        private final Channel other;
        /** What was read and not handed on yet. */
        private ByteBuf waiting;

        Relay(Channel other) {
            this.other = other;
        }

        @Override
        public void channelRead(ChannelHandlerContext from, Object bytes) {
            waiting = (ByteBuf) bytes;
            long delay = mostDelay == 0 ? 0 : ThreadLocalRandom.current().nextLong(mostDelay);
            from.executor().schedule(() -> pass(from), delay, TimeUnit.NANOSECONDS);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext from, Object event) {
            if (event == HEALED) {
                pass(from);
            }
        }

        private void pass(ChannelHandlerContext from) {
            if (waiting == null || held) {
                return;
            }
            passed.addAndGet(waiting.readableBytes());
            other.writeAndFlush(waiting).addListener(written -> {
                if (written.isSuccess()) {
                    from.read();
                } else {
                    from.close();
                }
            });
            waiting = null;
        }

        @Override
        public void channelInactive(ChannelHandlerContext from) {
            if (waiting != null) {
                waiting.release();
                waiting = null;
            }
            other.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext from, Throwable broken) {
            from.close();
        }
    }
}
