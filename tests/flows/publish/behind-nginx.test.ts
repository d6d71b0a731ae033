import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { createApp } from '../../../server/app.ts'
import { type Listening, listen } from '../../../server/http/listen.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { tileShortcut } from '../../../server/tiles/tile-shortcut.ts'
import { createTestApp, signIn, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'
import { insertCrowd } from './crowd.ts'

/** The configuration of docs/nginx as it stands there, but for addresses, folders and TLS. */
const NGINX = '/usr/sbin/nginx'
const isThere = existsSync(NGINX)
if (!isThere) console.log('nginx is not installed here: what it keeps of tiles is not tested.')

let app: TestApp
let server: Listening
let nginx: ChildProcess
let folder: string
let url: string
/** Tiles that reached OneMap. */
const reached: string[] = []
const cookies: Record<string, string> = {}

describe.skipIf(!isThere)('nginx in front that keeps ready tiles', () => {
  beforeAll(async () => {
    app = await createTestApp({
      seed: async (db) => {
        await insertTinyWorld(db)
        await insertCrowd(db, 300)
      },
    })
    await publishAll(app.services, 'everything')
    await app.services.packs.catalogue.refresh()
    server = await listen('127.0.0.1', 0)
    const shortcut = tileShortcut(app.services)
    server.serve(createApp(app.services), (incoming, outgoing, application) => {
      if (incoming.url?.includes('.fgb')) reached.push(incoming.url)
      return shortcut(incoming, outgoing, application)
    })
    folder = mkdtempSync(join(tmpdir(), 'onemap-nginx-'))
    url = await startNginx()
    for (const user of ['commander', 'worker', 'planner']) {
      cookies[user] = await signIn(app.request, user, 'onemap-demo')
    }
  })
  afterAll(async () => {
    const ended = new Promise((resolve) => nginx.once('exit', resolve))
    nginx.kill('SIGTERM')
    await ended
    await server.close(0)
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('asks for a tile once and serves it again from what it has kept', async () => {
    const [first, second] = [await ask('commander'), await ask('commander')]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toBe(first.body)
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(second.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reached).toHaveLength(1)
  })

  test('shares it with nobody who sees something else', async () => {
    const [all, own] = [await ask('commander'), await ask('worker')]
    expect(own.headers.get('etag')).not.toBe(all.headers.get('etag'))
    expect((await ask('worker')).headers.get('etag')).toBe(own.headers.get('etag'))
  })

  test('answers who has no session as OneMap does', async () => {
    const answer = await ask(undefined)
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.body)).toHaveProperty('error.code')
    const missing = await fetch(`${url}/tiles/NOTHING/10/853/421.fgb`, headersOf('commander'))
    expect(missing.status).toBe(404)
  })

  test('keeps nothing that was not asked for under its version', async () => {
    reached.length = 0
    await ask('commander', '')
    await ask('commander', '')
    expect(reached).toHaveLength(2)
  })

  test('lets nobody in any more soon after the right is gone', async () => {
    expect((await ask('planner')).status).toBe(200)
    expect((await ask('planner')).status).toBe(200)
    const headers = { Cookie: cookies.planner! }
    await app.request('/api/sessions/current', { method: 'DELETE', headers })
    // What nginx was told holds for the rest of that second.
    const status = async () => (await ask('planner')).status
    await expect.poll(status, { interval: 100, timeout: 5_000 }).toBe(401)
    expect(await status()).toBe(401)
  })
})

const headersOf = (user: string | undefined): RequestInit => ({
  headers: user === undefined ? {} : { Cookie: cookies[user]! },
})

async function ask(user: string | undefined, query = `?v=${school().version}`) {
  const { minX, minY } = tilesOf(school().packs[0]!.bounds, 12)
  const answer = await fetch(`${url}/tiles/SCHOOL/12/${minX}/${minY}.fgb${query}`, headersOf(user))
  const body = Buffer.from(await answer.arrayBuffer())
  const isText = answer.headers.get('content-type')?.includes('json')
  return { ...pick(answer), body: body.toString(isText ? 'utf8' : 'base64') }
}

const pick = ({ status, headers }: Response) => ({ status, headers })
const school = () => app.services.packs.catalogue.layer('SCHOOL')!

async function startNginx(): Promise<string> {
  const port = await freePort()
  const upstream = new URL(server.url).host
  const documented = readFileSync(
    join(import.meta.dirname, '../../../docs/nginx/onemap.conf'),
    'utf8',
  )
  const adapted = documented
    .replaceAll('/var/cache/nginx', folder)
    .replace('server 127.0.0.1:8080;', `server ${upstream};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/^ *(ssl_|server_name).*\n/gm, '')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
    .join('\n')
  mkdirSync(join(folder, 'logs'))
  const config = join(folder, 'nginx.conf')
  writeFileSync(
    config,
    `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1;
pid ${folder}/nginx.pid; error_log stderr crit; events {}
http { access_log off; ${temporary}
${adapted} }`,
  )
  nginx = spawn(NGINX, ['-e', 'stderr', '-p', folder, '-c', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const base = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 400 && !(await isAnswering(base)); tries++) await pause(25)
  return base
}

const isAnswering = (base: string) =>
  fetch(`${base}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )

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
