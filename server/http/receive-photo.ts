import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import * as v from 'valibot'
import { Refusal } from '../../data/contracts/index.ts'
import { checkInput } from '../security/read-body.ts'

export interface ReceivedPhoto {
  bytes: Uint8Array
  moment: 'before' | 'after' | 'report'
  /** Where the phone says it is. */
  lonLat?: readonly [number, number]
}

export const MAX_PHOTO_BYTES = 6 * 2 ** 20

const fields = v.strictObject({
  moment: v.optional(v.picklist(['before', 'after', 'report']), 'report'),
  lon: v.optional(
    v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(-180), v.maxValue(180)),
  ),
  lat: v.optional(
    v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(-90), v.maxValue(90)),
  ),
})

/** One part `file`, and the fields `moment`, `lon`, `lat`. */
export async function receivePhoto(request: Request): Promise<ReceivedPhoto> {
  const given: Record<string, string> = {}
  const chunks: Buffer[] = []
  let isCut = false
  const parser = createParser(request.headers.get('content-type') ?? '')
  parser.on('field', (key, value) => {
    given[key] = value
  })
  parser.on('file', (_name, stream) => {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('limit', () => {
      isCut = true
    })
    // The parser tells the same; unheard here, it would end the whole process.
    stream.on('error', () => undefined)
  })
  if (!request.body) throw refuseNothing()
  try {
    await pipeline(Readable.from(chunksOf(request.body)), parser)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuseMalformed()
  }
  if (isCut) throw tooLarge()
  const bytes = Buffer.concat(chunks)
  if (bytes.length === 0) throw refuseNothing()
  const { moment, lon, lat } = checkInput(fields, given)
  return { bytes, moment, ...(lon !== undefined && lat !== undefined && { lonLat: [lon, lat] }) }
}

async function* chunksOf(body: ReadableStream<Uint8Array>) {
  for await (const chunk of body) yield chunk
}

function createParser(contentType: string) {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 1, fileSize: MAX_PHOTO_BYTES, fields: 5, fieldSize: 100, parts: 6 },
    })
  } catch {
    throw refuseMalformed()
  }
}

const refuseNothing = () => new Refusal(400, 'no-file', 'No file came with the request.')
const refuseMalformed = () =>
  new Refusal(400, 'malformed-upload', 'The upload broke off or is malformed.')
const tooLarge = () =>
  new Refusal(413, 'too-large', `Photos of up to ${MAX_PHOTO_BYTES / 2 ** 20} MB are taken.`, {
    maxBytes: MAX_PHOTO_BYTES,
  })
