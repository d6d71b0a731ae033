import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { type Bilingual, Refusal } from '../../../data/contracts/index.ts'
import { isLoopback } from '../loopback.ts'

/** `ONEMAP_OIDC`: the one provider that is believed, and what this installation is to it. */
export interface OidcSetting {
  issuer: string
  clientId: string
  /** Absent = a public client, by PKCE alone. */
  clientSecret?: string
  /** As registered there: `https://<our host>/api/oidc/callback`. */
  redirectUri: string
  /** Claim whose value is the user name here. */
  usernameClaim: string
  scope: string
  /** Whoever the provider knows gets an account, without any rights. */
  autoCreate: boolean
  clockSkewS: number
  /** On the button of the sign-in page. */
  name: Bilingual
}

const address = v.pipe(v.string(), v.url('must be an address'), v.check(isSafe, 'must be https'))

const setting = v.strictObject({
  issuer: address,
  clientId: v.pipe(v.string(), v.minLength(1)),
  clientSecretFile: v.optional(v.string()),
  redirectUri: v.pipe(
    address,
    v.check(
      (text) => new URL(text).pathname === '/api/oidc/callback',
      'ends in /api/oidc/callback',
    ),
  ),
  usernameClaim: v.optional(v.string(), 'preferred_username'),
  scope: v.optional(
    v.pipe(v.string(), v.regex(/\bopenid\b/, 'must hold openid')),
    'openid profile',
  ),
  autoCreate: v.optional(v.boolean(), false),
  clockSkewSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(300)), 60),
  name: v.optional(v.strictObject({ zh: v.string(), en: v.string() }), {
    zh: '用统一身份认证登录',
    en: 'Sign in with your organisation',
  }),
})

/** JSON, or the path of a file that holds it. The secret always stands in a file of its own. */
export function readOidc(text: string | undefined): OidcSetting | undefined {
  if (!text?.trim()) return undefined
  const isJson = text.trimStart().startsWith('{')
  const parsed = v.safeParse(setting, parse(isJson ? text : readText(text)))
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw wrong(`${v.getDotPath(issue) ?? 'it'}: ${issue.message}`)
  }
  const { clientSecretFile, clockSkewSeconds, ...rest } = parsed.output
  const clientSecret = clientSecretFile && readText(clientSecretFile).trim()
  return { ...rest, clockSkewS: clockSkewSeconds, ...(clientSecret && { clientSecret }) }
}

/** Plain HTTP never leaves this machine. */
export function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw wrong((error as Error).message)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw wrong('it is not JSON')
  }
}

const wrong = (reason: string) =>
  new Refusal(500, 'setting', `ONEMAP_OIDC cannot be used: ${reason}.`)
