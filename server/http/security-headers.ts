import type { MiddlewareHandler } from 'hono'
import type { BaseMapSetting } from '../../data/contracts/index.ts'
import type { Settings } from '../settings.ts'
import { publicBaseMap } from './base-map-setting.ts'

type Header = readonly [name: string, value: string]

/** Every answer has these; what says nothing about being stored may not be. */
export function securityHeaders(settings: Pick<Settings, 'baseMaps'>): MiddlewareHandler {
  const headers = securityHeaderList(settings)
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) c.header(name, value)
    if (isBehindTls(c.req.header('x-forwarded-proto'))) c.header(...TRANSPORT)
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-store')
  }
}

/** Only our own code runs, only our own pictures and those of the configured base maps are shown. */
export function securityHeaderList({ baseMaps }: Pick<Settings, 'baseMaps'>): readonly Header[] {
  return [
    ['Content-Security-Policy', contentSecurityPolicy(baseMaps.map(publicBaseMap))],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Embedder-Policy', 'require-corp'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
    ['X-Permitted-Cross-Domain-Policies', 'none'],
    ['Permissions-Policy', PERMISSIONS],
  ]
}

/** RFC 6797: a year; browsers heed it only where it came by https. */
export const TRANSPORT: Header = ['Strict-Transport-Security', 'max-age=31536000']

/** What the proxy in front says of the way to it; who lies about it only binds himself. */
export const isBehindTls = (proto: string | undefined) => /^https\b/i.test(proto ?? '')

const PERMISSIONS = [
  ...['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'gyroscope'],
  ...['hid', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'],
]
  .map((feature) => `${feature}=()`)
  .concat('geolocation=(self)', 'fullscreen=(self)', 'clipboard-write=(self)')
  .join(', ')

function contentSecurityPolicy(baseMaps: readonly BaseMapSetting[]): string {
  return [
    "default-src 'none'",
    // DuckDB compiles WebAssembly; nothing else is evaluated.
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    // Style attributes are set by script, property by property, which needs no permission.
    "style-src 'self'",
    `img-src ${["'self'", 'data:', 'blob:', ...baseMapHosts(baseMaps)].join(' ')}`,
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // web/trusted-types.ts makes the one policy.
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

/** `{a-c}` and `{s}` in a host name stand for several hosts. */
function baseMapHosts(baseMaps: readonly BaseMapSetting[]): string[] {
  const hosts = baseMaps.flatMap(({ url }) => {
    const match = /^(https?):\/\/([^/?#]+)/i.exec(url ?? '')
    if (!match) return []
    const host = match[2]?.replace(/^[^.]*[{][^.]*[}][^.]*(?=\.)/, '*') ?? ''
    return /^[\w.*:-]+$/.test(host) ? [`${match[1]}://${host}`] : []
  })
  return [...new Set(hosts)]
}
