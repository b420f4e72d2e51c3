package io.marketsuite.telemetry.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write buffer manager for all stores of the process: without it each store
 * of each task takes 50 MiB and more, and memory grows with the number of partitions. Thread-safe.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Of the Kafka Streams configuration: bytes of all stores together, write buffers included. */
  public static final String CACHE_BYTES = "suite.rocksdb.cache.bytes";

  static final long DEFAULT_CACHE_BYTES = 48L * 1024 * 1024;
  private static final int BLOCK_BYTES = 16 * 1024;
  private static final int MEMTABLE_BYTES = 2 * 1024 * 1024;

  private static Shared shared;

  private record Shared(Cache cache, WriteBufferManager buffers) {
    static Shared of(long bytes) {
      RocksDB.loadLibrary();
      Cache cache = new LRUCache(bytes, -1, false, 0.1);
      return new Shared(cache, new WriteBufferManager(bytes / 3, cache));
    }
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    Shared memory = shared(configs);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setBlockSize(BLOCK_BYTES);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.buffers());
    options.setWriteBufferSize(MEMTABLE_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  private static synchronized Shared shared(Map<String, Object> configs) {
    if (shared == null) {
      Object bytes = configs.get(CACHE_BYTES);
      shared = Shared.of(bytes == null ? DEFAULT_CACHE_BYTES : Long.parseLong(bytes.toString()));
    }
    return shared;
  }

  @Override
  public void close(String store, Options options) {
    // The cache and the buffers belong to the process.
  }
}
