import type { Context, MiddlewareHandler } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import { isReading, isUpload } from './request-kind.ts'

const MAX_TARGET_CHARACTERS = 8_192
/** Browsers send two dozen. */
const MAX_HEADERS = 200
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i
const FILES_TYPE = /^multipart\/form-data\s*;/i

/**
 * What every request must look like, whatever it asks for: addresses of a sensible length, bodies only where something is
 * changed, and those plain JSON (which no form of a foreign page can send) or, for files, multipart.
 */
export const requestForm: MiddlewareHandler = async (c, next) => {
  const { method, path, url } = c.req
  if (url.length > MAX_TARGET_CHARACTERS) {
    throw new Refusal(414, 'address-too-long', 'The address is too long.')
  }
  // Names and values in turn; without a server (app.request in tests) there are none.
  const raw: readonly string[] = c.env?.incoming?.rawHeaders ?? []
  if (raw.length > 2 * MAX_HEADERS) {
    throw new Refusal(400, 'too-many-headers', 'The request has too many headers.')
  }
  // PostgreSQL has no place for it, and no name holds one.
  if (/%00/.test(path) || path.includes('\0')) {
    throw new Refusal(404, 'not-found', 'There is nothing at this address.')
  }
  if (hasBody(c)) {
    if (isReading(method)) {
      throw new Refusal(400, 'body-not-wanted', `${method} takes no body.`)
    }
    refuseEncoded(c)
    refuseType(c, isUpload(method, path))
  }
  await next()
}

function hasBody(c: Context): boolean {
  const length = c.req.header('content-length')
  return (length !== undefined && length !== '0') || c.req.header('transfer-encoding') !== undefined
}

/** A small packed body can be a very large one. */
function refuseEncoded(c: Context): void {
  const encoding = c.req.header('content-encoding')
  if (encoding === undefined || /^identity$/i.test(encoding)) return
  throw new Refusal(415, 'encoded-body', 'Bodies are taken as they are, without Content-Encoding.')
}

function refuseType(c: Context, wantsFiles: boolean): void {
  const type = c.req.header('content-type') ?? ''
  if ((wantsFiles ? FILES_TYPE : JSON_TYPE).test(type)) return
  if (wantsFiles) {
    throw new Refusal(415, 'not-multipart', 'Files are taken as multipart/form-data.')
  }
  throw new Refusal(415, 'not-json', 'This address wants a body of type application/json.')
}
