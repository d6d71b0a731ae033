import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { atEnd } from '../at-end.ts'
import type { ChildServer } from '../child-server.ts'
import { rssMb, treeCpuS, treePssMb } from '../processes.ts'
import { NGINX } from './programs.ts'

/** The limit: nginx with a worker per core, serving the ready, gzipped tiles of a folder. */
export async function startNginx(root: string, workDir: string): Promise<ChildServer> {
  const start = performance.now()
  mkdirSync(workDir, { recursive: true })
  const port = await freePort()
  const config = join(workDir, 'nginx.conf')
  writeFileSync(config, configuration(root, workDir, port))
  const child = spawn(NGINX, ['-e', 'stderr', '-p', workDir, '-c', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  child.once(
    'exit',
    atEnd(() => child.kill('SIGTERM')),
  )
  const pid = child.pid!
  const stop = () =>
    new Promise<void>((stopped) => {
      if (child.exitCode !== null) return stopped()
      child.once('exit', () => stopped())
      child.kill('SIGTERM')
    })
  const url = `http://127.0.0.1:${port}`
  await answering(url, () => child.exitCode !== null)
  return {
    url,
    pid,
    startedInMs: performance.now() - start,
    cpuS: () => treeCpuS(pid),
    rssMb: () => rssMb(pid),
    treeMb: () => treePssMb(pid),
    stop,
  }
}

/** One connection is kept for all requests, names and descriptors of files are remembered: as fast as it can be. */
const configuration = (root: string, workDir: string, port: number) => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes auto;
pid ${workDir}/nginx.pid;
error_log stderr crit;
events { worker_connections 64; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  keepalive_timeout 600;
  open_file_cache max=50000 inactive=600s;
  open_file_cache_valid 600s;
  types { }
  default_type application/flatgeobuf;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${workDir}/${kind};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    root ${root};
    location / { add_header Content-Encoding gzip; add_header Cache-Control "private, immutable"; }
  }
}
`

async function answering(url: string, hasEnded: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !hasEnded(); tries++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer) return
    await pause(25)
  }
  throw new Error('nginx does not start: see what it said above.')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
