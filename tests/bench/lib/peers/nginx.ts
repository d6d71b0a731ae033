import { rmSync } from 'node:fs'
import { documentedHttp, type NginxOptions, startNginx } from '../../../builders/nginx.ts'
import { atEnd } from '../at-end.ts'
import type { ChildServer } from '../child-server.ts'
import { type OnemapServer, startOnemap } from '../onemap-server.ts'
import { rssMb, treeCpuS, treePssMb } from '../processes.ts'

/** For both: a worker per core, the settings of tests/builders/nginx.ts, descriptors of files remembered. */
const WORKERS = 'auto'
export const SHARED_SETTINGS = `worker_processes ${WORKERS}, sendfile, tcp_nopush, open_file_cache, connections kept, no access log`

/** The limit: nginx serving the ready, gzipped tiles of a folder. */
export const startReadyFiles = (root: string, folder: string): Promise<ChildServer> =>
  start({
    folder,
    workers: WORKERS,
    http: (address) => `
open_file_cache max=50000 inactive=600s;
open_file_cache_valid 600s;
types { }
default_type application/flatgeobuf;
server {
  listen ${address};
  root ${root};
  location / { add_header Content-Encoding gzip; add_header Cache-Control "private, immutable"; }
}`,
  })

/** OneMap with nginx in front as docs/nginx has it; nothing is kept yet. CPU and memory of both. */
export async function startBehindNginx(dataDir: string, folder: string): Promise<OnemapServer> {
  const onemap = await startOnemap(dataDir)
  try {
    const http = documentedHttp(folder, onemap.url)
    const nginx = await start({ folder, workers: WORKERS, http })
    return {
      ...nginx,
      cookie: onemap.cookie,
      startedInMs: onemap.startedInMs + nginx.startedInMs,
      cpuS: () => onemap.cpuS() + nginx.cpuS(),
      rssMb: () => onemap.rssMb() + nginx.rssMb(),
      treeMb: () => onemap.treeMb() + nginx.treeMb(),
      stop: async () => {
        await nginx.stop()
        await onemap.stop()
      },
    }
  } catch (error) {
    await onemap.stop()
    throw error
  }
}

async function start(options: NginxOptions): Promise<ChildServer> {
  const begin = performance.now()
  rmSync(options.folder, { recursive: true, force: true })
  const { process: child, pid, url, stop } = await startNginx(options)
  child.once(
    'exit',
    atEnd(() => child.kill('SIGTERM')),
  )
  return {
    url,
    pid,
    startedInMs: performance.now() - begin,
    cpuS: () => treeCpuS(pid),
    rssMb: () => rssMb(pid),
    treeMb: () => treePssMb(pid),
    stop,
  }
}
