import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { Context, MiddlewareHandler } from 'hono'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const
/** Addresses of programs: what they do not find is an error, not the page. */
const NOT_PAGES = /^\/(api|tiles|base-maps|packs|columns|ogc|live|healthz|assets)(\/|$)/

/** The built page: hashed assets for ever, anything without an extension is a view of the page itself. */
export function servePage(webDir: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const path = safePath(c.req.path)
    if (path === undefined) return next()
    if (extname(path) !== '') return (await sendFile(c, webDir, path)) ?? next()
    if (NOT_PAGES.test(path)) return next()
    return (await sendFile(c, webDir, '/index.html')) ?? next()
  }
}

function safePath(requested: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(requested)).replaceAll('\\', '/')
    return path.startsWith('/') && !path.includes('\0') && !path.includes('..') ? path : undefined
  } catch {
    // Not decodable: no file of ours.
    return undefined
  }
}

async function sendFile(c: Context, webDir: string, path: string): Promise<Response | undefined> {
  const type = TYPES[extname(path)]
  const file = join(webDir, path)
  if (!type || !(await isFile(file))) return undefined
  const accepted = c.req.header('Accept-Encoding') ?? ''
  const encoding = await pickEncoding(file, accepted)
  const bytes = await readFile(file + (encoding?.suffix ?? ''))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`
  c.header('Content-Type', type)
  c.header('Vary', 'Accept-Encoding')
  c.header('ETag', etag)
  c.header(
    'Cache-Control',
    path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  )
  if (c.req.header('If-None-Match')?.includes(etag)) return c.body(null, 304)
  if (encoding) c.header('Content-Encoding', encoding.name)
  return c.body(bytes)
}

async function pickEncoding(file: string, accepted: string) {
  for (const encoding of ENCODINGS) {
    const isAccepted = new RegExp(`\\b${encoding.name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(
      accepted,
    )
    if (isAccepted && (await isFile(file + encoding.suffix))) return encoding
  }
  return undefined
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return false
    throw error
  }
}
