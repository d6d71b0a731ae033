import { DEMO_PASSWORD } from '../../../server/security/demo-accounts.ts'
import { type ChildServer, startChild } from './child-server.ts'

export interface OnemapServer extends ChildServer {
  cookie: string
}

/** The real server on this data folder, signed in as one who may see everything. */
export async function startOnemap(
  dataDir: string,
  { isService = false } = {},
): Promise<OnemapServer> {
  const env = {
    ONEMAP_DATA_DIR: dataDir,
    ONEMAP_PORT: '0',
    ONEMAP_MODE: 'demo',
    ONEMAP_RATE_LIMITS: 'off',
  }
  const server = await startChild('server/main.ts', env, /is ready: (http:\S+)/, {
    isService,
  })
  try {
    return { ...server, cookie: await signIn(server.url) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'commander', password: DEMO_PASSWORD }),
  })
  if (!answer.ok) throw new Error(`Signing in: ${await answer.text()}`)
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}
