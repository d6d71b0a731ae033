import { statfsSync } from 'node:fs'

const MIB = 1 << 20

/** Settings given on the command line at every start, so that a newer program brings its own. */
export function serverSettings(listen: { socketDir?: string; port: number }): string[] {
  const values: Record<string, string> = {
    listen_addresses: listen.socketDir ? '' : '127.0.0.1',
    port: String(listen.port),
    unix_socket_directories: listen.socketDir ?? '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    // The system's own cache holds the rest; more of ours would only hold the same pages twice.
    shared_buffers: '128MB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    effective_cache_size: '1GB',
    dynamic_shared_memory_type: sharedMemoryType(),
    // One machine, no replica: bulk loads into new tables need not go through the log.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    max_worker_processes: '4',
    max_parallel_workers_per_gather: '1',
    max_parallel_maintenance_workers: '1',
    jit: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  return Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${value}`])
}

/** Containers often have a /dev/shm of 64 MB, too little for parallel queries. */
function sharedMemoryType(): string {
  if (process.platform === 'win32') return 'windows'
  if (process.platform !== 'linux') return 'posix'
  try {
    const { bsize, bavail } = statfsSync('/dev/shm')
    return bsize * bavail >= 256 * MIB ? 'posix' : 'mmap'
  } catch {
    return 'mmap'
  }
}
