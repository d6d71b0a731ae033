import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export const NGINX = '/usr/sbin/nginx'

export interface RunningNginx {
  url: string
  process: ChildProcess
  pid: number
  stop(): Promise<void>
}

export interface NginxOptions {
  /** For all it writes; made if it is not there. */
  folder: string
  /** A number, or `auto`: one per core. */
  workers: number | 'auto'
  /** What stands in the `http` block, for this address. */
  http(address: string): string
}

/** As fast as nginx can be: connections are kept without end, files go from the kernel to the socket, nothing is logged. */
export const NGINX_SETTINGS = `access_log off;
sendfile on;
tcp_nopush on;
keepalive_requests 100000000;
keepalive_timeout 600;`

/** Debian's nginx on a free port of this machine. */
export async function startNginx({ folder, workers, http }: NginxOptions): Promise<RunningNginx> {
  mkdirSync(folder, { recursive: true })
  const address = `127.0.0.1:${await freePort()}`
  const config = join(folder, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
    .join('\n')
  writeFileSync(
    config,
    `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes ${workers};
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 256; }
http {
${NGINX_SETTINGS}
${temporary}
${http(address)}
}
`,
  )
  const child = spawn(NGINX, ['-e', 'stderr', '-p', folder, '-c', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://${address}`
  await answering(url, child)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { url, process: child, pid: child.pid!, stop }
}

/** docs/nginx/onemap.conf as it stands there, but for addresses, folders and TLS. `upstream` = OneMap's own URL. */
export function documentedHttp(folder: string, upstream: string) {
  const file = join(import.meta.dirname, '../../docs/nginx/onemap.conf')
  const documented = readFileSync(file, 'utf8')
  return (address: string) =>
    documented
      .replaceAll('/var/cache/nginx', folder)
      .replace('server 127.0.0.1:8080;', `server ${new URL(upstream).host};`)
      .replace('listen 443 ssl;', `listen ${address};`)
      .replace(/^ *(ssl_|server_name).*\n/gm, '')
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 800 && child.exitCode === null; tries++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer !== undefined) return void (await answer.body?.cancel())
    await pause(25)
  }
  child.kill('SIGTERM')
  throw new Error('nginx does not start: see what it said above.')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const taken = createServer()
    taken.once('error', reject)
    taken.listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as { port: number }
      taken.close(() => resolve(port))
    })
  })
}
