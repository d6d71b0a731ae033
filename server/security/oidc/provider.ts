import * as client from 'openid-client'
import type { Settings } from '../../settings.ts'
import { isSafe, type OidcSetting } from './oidc-setting.ts'

/** Who the provider says that it is. */
export interface Identity {
  issuer: string
  subject: string
  username: string
  displayName: string
}

/** What belongs to one sign-in from its beginning to its end. */
export interface OidcChecks {
  state: string
  nonce: string
  verifier: string
}

const TIMEOUT_S = 10
/** The provider's own words about itself are asked for anew after this time. */
const REMEMBER_MS = 3_600_000

export const newChecks = (): OidcChecks => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
})

/** Where the browser goes: authorization code flow with PKCE, state and nonce. */
export async function authorizationUrl(setting: OidcSetting, checks: OidcChecks): Promise<URL> {
  return client.buildAuthorizationUrl(await discover(setting), {
    redirect_uri: setting.redirectUri,
    scope: setting.scope,
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
  })
}

/**
 * Takes what the browser has brought back to the provider and checks the ID token that comes for it: signature by one of
 * the provider's keys, issuer, audience, times, nonce. Throws for everything else.
 */
export async function redeem(
  setting: OidcSetting,
  query: URLSearchParams,
  checks: OidcChecks,
): Promise<Identity> {
  const config = await discover(setting)
  const url = new URL(setting.redirectUri)
  url.search = query.toString()
  const tokens = await client.authorizationCodeGrant(config, url, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const more =
    claims[setting.usernameClaim] === undefined && config.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      : {}
  const all: Record<string, unknown> = { ...more, ...claims }
  // An address that nobody has proved to own is nobody's.
  const isProved = setting.usernameClaim !== 'email' || all.email_verified === true
  const username = all[setting.usernameClaim]
  return {
    issuer: claims.iss,
    subject: claims.sub,
    username: isProved && typeof username === 'string' ? username : '',
    displayName: typeof all.name === 'string' ? all.name.slice(0, 64) : '',
  }
}

/** Where the provider ends its own session; null when it has no such place or cannot be reached. */
export async function providerLogout({ oidc }: Pick<Settings, 'oidc'>): Promise<string | null> {
  if (oidc === undefined) return null
  try {
    const config = await discover(oidc)
    if (config.serverMetadata().end_session_endpoint === undefined) return null
    const back = new URL('/', oidc.redirectUri).href
    return client.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href
  } catch {
    // Ours has ended; theirs cannot be told.
    return null
  }
}

const known = new WeakMap<OidcSetting, { until: number; config: Promise<client.Configuration> }>()

function discover(setting: OidcSetting): Promise<client.Configuration> {
  const before = known.get(setting)
  if (before && before.until > Date.now()) return before.config
  const config = readConfiguration(setting)
  known.set(setting, { until: Date.now() + REMEMBER_MS, config })
  config.catch(() => known.delete(setting))
  return config
}

function readConfiguration({ issuer, clientId, clientSecret, clockSkewS }: OidcSetting) {
  const isLocal = new URL(issuer).protocol === 'http:'
  return client.discovery(
    new URL(issuer),
    clientId,
    { [client.clockTolerance]: clockSkewS },
    clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
    {
      timeout: TIMEOUT_S,
      [client.customFetch]: fetchSafely,
      execute: [
        client.enableNonRepudiationChecks,
        ...(isLocal ? [client.allowInsecureRequests] : []),
      ],
    },
  )
}

/** Whatever addresses the provider's description names: TLS or this machine, and no redirects. */
function fetchSafely(url: string, options: client.CustomFetchOptions): Promise<Response> {
  if (!isSafe(url)) throw new Error('The provider names an address without TLS')
  return fetch(url, { ...options, redirect: 'manual' } as RequestInit)
}
