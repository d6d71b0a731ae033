import type { MiddlewareHandler } from 'hono'
import type { BaseMapSetting } from '../../data/contracts/index.ts'
import type { Settings } from '../settings.ts'

export function securityHeaders(settings: Settings): MiddlewareHandler {
  const headers = securityHeaderList(settings)
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) c.header(name, value)
  }
}

/** Only our own code runs, only our own pictures and those of the configured base maps are shown. */
export function securityHeaderList({
  baseMaps,
}: Pick<Settings, 'baseMaps'>): readonly [name: string, value: string][] {
  return [
    ['Content-Security-Policy', contentSecurityPolicy(baseMaps)],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), payment=(), geolocation=(self)'],
  ]
}

function contentSecurityPolicy(baseMaps: readonly BaseMapSetting[]): string {
  const hosts = baseMapHosts(baseMaps)
  const withHosts = (...sources: string[]) => [...sources, ...hosts].join(' ')
  return [
    "default-src 'self'",
    // DuckDB compiles WebAssembly; nothing else is evaluated.
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    // Components place their popovers by style attributes.
    "style-src 'self' 'unsafe-inline'",
    `img-src ${withHosts("'self'", 'data:', 'blob:')}`,
    `connect-src ${withHosts("'self'")}`,
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** `{a-c}` and `{s}` in a host name stand for several hosts. */
function baseMapHosts(baseMaps: readonly BaseMapSetting[]): string[] {
  const hosts = baseMaps.flatMap(({ url }) => {
    const match = /^(https?):\/\/([^/]+)/i.exec(url ?? '')
    if (!match) return []
    const host = match[2]?.replace(/^[^.]*[{][^.]*[}][^.]*(?=\.)/, '*') ?? ''
    return /^[\w.*:-]+$/.test(host) ? [`${match[1]}://${host}`] : []
  })
  return [...new Set(hosts)]
}
