import type { MiddlewareHandler } from 'hono'
import { bodyLimit as bufferingLimit } from 'hono/body-limit'
import { Refusal } from '../../data/contracts/index.ts'

const MIB = 1 << 20
const JSON_LIMIT = 2 * MIB
/** Files to import; the importer may set lower ones for what it finds inside. */
export const UPLOAD_LIMIT_BYTES = 512 * MIB

/** Refuses by the announced length before reading anything, otherwise as soon as too much has come. */
export const bodyLimit: MiddlewareHandler = async (c, next) => {
  const isUpload = c.req.path.startsWith('/api/imports')
  const maxSize = isUpload ? UPLOAD_LIMIT_BYTES : JSON_LIMIT
  const announced = Number(c.req.header('content-length') ?? 0)
  if (announced > maxSize) throw tooLarge(maxSize)
  const isOpenEnded = c.req.raw.headers.has('transfer-encoding')
  if (!isOpenEnded) return next()
  if (isUpload) {
    c.req.raw = counted(c.req.raw, maxSize)
    return next()
  }
  return bufferingLimit({
    maxSize,
    onError: () => {
      throw tooLarge(maxSize)
    },
  })(c, next)
}

/** The same request, whose body fails once it grows beyond the limit. */
function counted(request: Request, maxSize: number): Request {
  if (!request.body) return request
  let size = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > maxSize) controller.error(tooLarge(maxSize))
      else controller.enqueue(chunk)
    },
  })
  const options = { body: request.body.pipeThrough(counter), duplex: 'half' as const }
  return new Request(request, options)
}

function tooLarge(maxSize: number): Refusal {
  return new Refusal(413, 'too-large', `The body is larger than ${maxSize / MIB} MiB.`, {
    maxBytes: maxSize,
  })
}
