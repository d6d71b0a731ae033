import { DEMO_PASSWORD } from '../../../../server/security/demo-accounts.ts'
import type { Victim } from './victim.ts'

/** What came of a request; `unheard` = no answer, or one that says that it could not be done now: it may have been done. */
export type Outcome<Body> =
  | { kind: 'acknowledged'; body: Body; cookie?: string }
  | { kind: 'refused'; status: number; text: string }
  | { kind: 'unheard' }

export interface Client {
  ask<Body>(method: string, path: string, body?: object | FormData): Promise<Outcome<Body>>
  /** False when no answer came. Refused = an error, since these accounts may come in. */
  signIn(username: string): Promise<boolean>
  /** Goes on with this session. */
  use(cookie: string | undefined): void
  cookie(): string | undefined
}

const PATIENCE_MS = 20_000

export function createClient(victim: Pick<Victim, 'url'>): Client {
  let cookie: string | undefined
  const ask = async <Body>(method: string, path: string, body?: object | FormData) => {
    const url = victim.url()
    const headers = new Headers({ Origin: url })
    if (cookie !== undefined) headers.set('Cookie', cookie)
    if (body !== undefined && !(body instanceof FormData)) {
      headers.set('Content-Type', 'application/json')
    }
    const payload = body instanceof FormData ? body : body && JSON.stringify(body)
    const signal = AbortSignal.timeout(PATIENCE_MS)
    return fetch(url + path, { method, headers, body: payload, signal }).then(
      (answer) => read<Body>(answer),
      () => ({ kind: 'unheard' }) as const,
    )
  }
  return {
    ask,
    signIn: async (username) => {
      cookie = undefined
      const outcome = await ask('POST', '/api/sessions', { username, password: DEMO_PASSWORD })
      if (outcome.kind === 'unheard') return false
      // Attempts that a kill cut off count as wrong ones for a while.
      if (outcome.kind === 'refused' && outcome.status === 429) return false
      if (outcome.kind === 'refused') {
        throw new Error(`Signing in ${username}: ${outcome.status} ${outcome.text}`)
      }
      cookie = outcome.cookie
      return true
    },
    use: (given) => {
      cookie = given
    },
    cookie: () => cookie,
  }
}

/** An answer that breaks off was not heard. */
async function read<Body>(answer: Response): Promise<Outcome<Body>> {
  try {
    const text = await answer.text()
    if (answer.status >= 500) return { kind: 'unheard' }
    if (!answer.ok) return { kind: 'refused', status: answer.status, text }
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    return {
      kind: 'acknowledged',
      body: (text === '' ? undefined : JSON.parse(text)) as Body,
      cookie,
    }
  } catch {
    return { kind: 'unheard' }
  }
}
