import {
  createHash,
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TokenChanges {
  header?: Record<string, unknown>
  claims?: Record<string, unknown>
  /** Signed with a key that the provider does not show. */
  foreignKey?: boolean
  /** Signed with the client's secret instead. */
  bySecret?: string
  unsigned?: boolean
}

export interface TestProvider {
  issuer: string
  /** What the person at the provider's page does: answers the address that the browser is sent back to. */
  approve(authorizationUrl: string, claims: Record<string, unknown>, changes?: TokenChanges): string
  /** Addresses asked for, in turn. */
  asked: string[]
  /** From now on other keys. */
  changeKeys(): void
  /** From now on it says this of itself. */
  describe(changes: Record<string, unknown>): void
  close(): Promise<void>
}

interface Code {
  claims: Record<string, unknown>
  changes: TokenChanges
  challenge: string
  redirectUri: string
  nonce: string
}

const CLIENT = 'onemap'
const SECRET = 'client-secret'

/** A small OpenID Connect provider on loopback: discovery, keys, codes that count once, ID tokens in RS256. */
export async function startProvider(): Promise<TestProvider> {
  const codes = new Map<string, Code>()
  const asked: string[] = []
  const foreign = newKey()
  let own = newKey()
  let described: Record<string, unknown> = {}
  const server = createServer(async (request, response) => {
    asked.push(request.url ?? '')
    const answer = (body: object, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration') {
      return answer({ ...description(issuer), ...described })
    }
    if (request.url === '/jwks') return answer({ keys: [own.jwk] })
    if (request.url === '/moved-token') {
      response.writeHead(307, { Location: '/token' })
      return response.end()
    }
    if (request.url !== '/token') return answer({}, 404)
    const form = new URLSearchParams(await readText(request))
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const isClient = clientOf(request.headers.authorization) === `${CLIENT}:${SECRET}`
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isGood =
      code && isClient && proof === code.challenge && form.get('redirect_uri') === code.redirectUri
    if (!isGood) return answer({ error: 'invalid_grant' }, 400)
    const idToken = makeToken(issuer, code, code.changes.foreignKey ? foreign : own)
    answer({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    asked,
    approve: (address, claims, changes = {}) => {
      const query = new URL(address).searchParams
      const code = randomUUID()
      codes.set(code, {
        claims,
        changes,
        challenge: query.get('code_challenge') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
        nonce: query.get('nonce') ?? '',
      })
      return `/api/oidc/callback?${new URLSearchParams({ code, state: query.get('state') ?? '' })}`
    },
    changeKeys: () => {
      own = newKey()
    },
    describe: (changes) => {
      described = changes
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Both parts arrive form-encoded (RFC 6749 §2.3.1). */
function clientOf(header = ''): string {
  const text = Buffer.from(header.replace('Basic ', ''), 'base64').toString()
  return text.split(':').map(decodeURIComponent).join(':')
}

interface Key {
  privateKey: KeyObject
  jwk: Record<string, unknown> & { kid: string }
}

function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = {
    ...publicKey.export({ format: 'jwk' }),
    kid: randomUUID(),
    alg: 'RS256',
    use: 'sig',
  }
  return { privateKey, jwk }
}

function description(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/logout`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
}

function makeToken(issuer: string, { claims, changes, nonce }: Code, key: Key): string {
  const now = Math.floor(Date.now() / 1000)
  const header = {
    alg: changes.unsigned ? 'none' : changes.bySecret ? 'HS256' : 'RS256',
    kid: key.jwk.kid,
    ...changes.header,
  }
  const body = {
    iss: issuer,
    aud: CLIENT,
    iat: now,
    exp: now + 60,
    nonce,
    ...claims,
    ...changes.claims,
  }
  const signed = [header, body]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${signed}.${signatureOf(signed, changes, key)}`
}

function signatureOf(signed: string, { unsigned, bySecret }: TokenChanges, key: Key): string {
  if (unsigned) return ''
  if (bySecret) return createHmac('sha256', bySecret).update(signed).digest('base64url')
  return sign('sha256', Buffer.from(signed), key.privateKey).toString('base64url')
}

async function readText(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString()
}
