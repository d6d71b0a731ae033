import { DEMO_PASSWORD } from '../../../../server/security/demo-accounts.ts'

/** A steward's connection to a server. */
export interface StewardSession {
  send(path: string, init?: RequestInit): Promise<Response>
  /** The same for what is answered with JSON. @throws where it is refused */
  ask<Body>(path: string, init?: RequestInit): Promise<Body>
}

export async function signInSteward(url: string): Promise<StewardSession> {
  const signedIn = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'steward', password: DEMO_PASSWORD }),
  })
  if (!signedIn.ok) throw new Error(`Signing in: ${await signedIn.text()}`)
  const cookie = signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const send: StewardSession['send'] = (path, init = {}) => {
    const request = { ...init, headers: { ...init.headers, Cookie: cookie } }
    return fetch(url + path, request).catch((error: unknown) => {
      // On a busy machine a kept connection may be closed just as it is used again; every question may be asked twice.
      if (!isClosedConnection(error)) throw error
      return fetch(url + path, request)
    })
  }
  return {
    send,
    ask: async <Body>(path: string, init?: RequestInit) => {
      const answer = await send(path, init)
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Body
    },
  }
}

const isClosedConnection = (error: unknown) =>
  error instanceof TypeError &&
  (error.cause as { code?: string } | undefined)?.code === 'UND_ERR_SOCKET'
