package io.marketsuite.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection with one request under way. A lost one is opened again. Not thread-safe. */
final class Connection {
  private static final int LARGEST_ANSWER = 16 * 1024;

  /** Is told of each answer. */
  @FunctionalInterface
  interface Listener {
    /**
     * An answer came.
     *
     * @param status 0 when the connection was lost instead
     * @return whether another request is to be sent
     */
    boolean answered(int status, long latencyNanos);
  }

  private final InetSocketAddress target;
  private final Selector selector;
  private final Requests requests;
  private final Listener listener;
  private final ByteBuffer request;
  private final ByteBuffer answer = ByteBuffer.allocateDirect(LARGEST_ANSWER);
  private SocketChannel channel;
  private SelectionKey key;
  private long sentAt;
  private boolean waiting;

  private Connection(
      InetSocketAddress target, Selector selector, Requests requests, Listener listener) {
    this.target = target;
    this.selector = selector;
    this.requests = requests;
    this.listener = listener;
    this.request = ByteBuffer.allocateDirect(requests.largest());
  }

  /** Opens a connection and sends its first request. */
  static Connection open(
      InetSocketAddress target, Selector selector, Requests requests, Listener listener)
      throws IOException {
    Connection connection = new Connection(target, selector, requests, listener);
    connection.connect();
    connection.send();
    return connection;
  }

  private void connect() throws IOException {
    channel = SocketChannel.open(target);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  private void send() throws IOException {
    requests.fill(request);
    answer.clear();
    waiting = true;
    sentAt = System.nanoTime();
    flush();
  }

  private void flush() throws IOException {
    channel.write(request);
    int interest =
        request.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ;
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  /** Goes on with what the socket is ready for. */
  void ready() {
    try {
      if (key.isWritable()) {
        flush();
      }
      if (key.isReadable()) {
        read();
      }
    } catch (IOException _) {
      lost();
    }
  }

  private void read() throws IOException {
    if (channel.read(answer) < 0) {
      lost();
      return;
    }
    int status = Answers.status(answer);
    if (status != Answers.INCOMPLETE) {
      waiting = false;
      if (listener.answered(status, System.nanoTime() - sentAt)) {
        send();
      }
    }
  }

  private void lost() {
    waiting = false;
    try {
      close();
      if (listener.answered(0, System.nanoTime() - sentAt)) {
        connect();
        send();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing listens on " + target + " any more", e);
    }
  }

  /** Whether a request is not answered yet. */
  boolean isWaiting() {
    return waiting;
  }

  void close() throws IOException {
    channel.close();
  }
}
