import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import { isPhoto, isReading, isUpload } from './request-kind.ts'

const KIB = 1 << 10
const MIB = 1 << 20
/** Files to import; the importer may set lower ones for what it finds inside. */
export const UPLOAD_LIMIT_BYTES = 512 * MIB
/** With the few fields that come with it. */
const PHOTO_LIMIT_BYTES = 8 * MIB
const BODY_LIMIT_BYTES = 64 * KIB
/** A stroke may take over a whole plan that was drafted. */
const STROKE_LIMIT_BYTES = 16 * MIB
/** Those that take lists. */
const LARGER_LIMITS: Readonly<Record<string, number>> = {
  '/api/addresses/match': 4 * MIB,
  '/api/accounts/import': 5 * MIB,
  '/api/grants/import': 5 * MIB,
  '/api/events/batch': 2 * MIB,
  '/api/event-routing/test': 1 * MIB,
  '/api/event-routing': 1 * MIB,
  // Grids of a file, repaired in the browser.
  '/api/grid-plans': 32 * MIB,
  '/api/prewarning-rules': 1 * MIB,
  '/api/sensors': 1 * MIB,
  '/api/sensor-readings': 1 * MIB,
}
/** So long a body may take that is not a file. */
const PATIENCE_MS = 30_000

/**
 * Refuses by the announced length before reading anything, otherwise as soon as too much has come. What is no file has come
 * whole before anything is done with it, so that nobody holds a handler by sending slowly.
 */
export const bodyLimit = (patienceMs = PATIENCE_MS): MiddlewareHandler => {
  return async (c, next) => {
    const { method, path } = c.req
    if (isReading(method)) return next()
    const maxSize = limitOf(method, path)
    if (Number(c.req.header('content-length') ?? 0) > maxSize) throw tooLarge(maxSize)
    const { body } = c.req.raw
    if (!body) return next()
    if (isUpload(method, path)) {
      const options = { body: body.pipeThrough(counter(maxSize)), duplex: 'half' as const }
      c.req.raw = new Request(c.req.raw, options)
    } else {
      const bytes = await readWhole(body, maxSize, patienceMs)
      c.req.raw = new Request(c.req.raw, { body: bytes })
    }
    return next()
  }
}

function limitOf(method: string, path: string): number {
  if (isPhoto(path)) return PHOTO_LIMIT_BYTES
  if (isUpload(method, path)) return UPLOAD_LIMIT_BYTES
  if (method === 'POST' && /^\/api\/grid-plans\/[\w-]+\/changes$/.test(path))
    return STROKE_LIMIT_BYTES
  return (method === 'POST' && LARGER_LIMITS[path]) || BODY_LIMIT_BYTES
}

async function readWhole(
  body: ReadableStream<Uint8Array>,
  maxSize: number,
  patienceMs: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), patienceMs)
  })
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late])
      if (done) return joined(chunks, size)
      size += value.byteLength
      if (size > maxSize) throw tooLarge(maxSize)
      chunks.push(value)
    }
  } catch (error) {
    // What still comes is of no use; that it then breaks off is what we want.
    reader.cancel(error).catch(() => undefined)
    if (error instanceof Refusal) throw error
    throw new Refusal(400, 'broken-off', 'The body broke off.')
  } finally {
    clearTimeout(timer)
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

function counter(maxSize: number): TransformStream<Uint8Array, Uint8Array> {
  let size = 0
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > maxSize) controller.error(tooLarge(maxSize))
      else controller.enqueue(chunk)
    },
  })
}

function tooLarge(maxSize: number): Refusal {
  const [amount, unit] = maxSize < MIB ? [maxSize / KIB, 'KiB'] : [maxSize / MIB, 'MiB']
  return new Refusal(413, 'too-large', `The body is larger than ${amount} ${unit}.`, {
    maxBytes: maxSize,
  })
}

const tooSlow = () => new Refusal(408, 'too-slow', 'The body did not come in time.')
