import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { Refusal } from '../../data/contracts/index.ts'
import { UPLOAD_LIMIT_BYTES } from '../http/body-limit.ts'

/** What came in one `POST /api/imports`. */
export interface ReceivedUpload {
  files: { name: string; path: string }[]
  fields: Partial<Record<UploadField, string>>
}

export type UploadField = (typeof FIELDS)[number]

const MAX_FILES = 50
const MAX_FIELD_BYTES = 1_000
const FIELDS = ['layer', 'name', 'crs', 'encoding', 'part', 'target', 'sender'] as const

/**
 * Streams a multipart body to disk, as numbered files: the names that users give are labels, never paths. Refuses as
 * soon as it is too large; what has been written is for the caller to remove.
 */
export async function receiveUpload(
  request: Request,
  folder: string,
  limitBytes = UPLOAD_LIMIT_BYTES,
): Promise<ReceivedUpload> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(contentType)) throw refuseType()
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw refuseSize(limitBytes)
  if (!request.body) throw refuseNothing()
  await mkdir(folder, { recursive: true })
  const received = await parseParts(request.body, contentType, folder, limitBytes)
  if (received.files.length === 0) throw refuseNothing()
  return received
}

async function parseParts(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  folder: string,
  limitBytes: number,
): Promise<ReceivedUpload> {
  const received: ReceivedUpload = { files: [], fields: {} }
  const writing: Promise<void>[] = []
  const abort = new AbortController()
  const parser = createParser(contentType)
  const stop = (error: Error) => {
    abort.abort(error)
    parser.destroy(error)
  }
  parser.on('file', (_field, stream, name) => {
    const path = join(folder, String(received.files.length))
    received.files.push({ name: labelOf(name), path })
    writing.push(write(stream, path).catch(stop))
  })
  parser.on('field', (key, value, _keyCut, valueCut) => {
    if (!isField(key)) return stop(refuseField(key))
    if (valueCut) return stop(refuseField(key))
    if (value !== '') received.fields[key] = value
  })
  parser.on('filesLimit', () => stop(refuseFiles()))
  try {
    const source = Readable.from(counted(body, limitBytes))
    await pipeline(source, parser, { signal: abort.signal })
    await Promise.all(writing)
    abort.signal.throwIfAborted()
  } catch (error) {
    const reason = abort.signal.aborted ? abort.signal.reason : error
    throw reason instanceof Refusal ? reason : refuseMalformed(reason)
  }
  return received
}

function createParser(contentType: string) {
  const limits = { files: MAX_FILES, fields: 20, fieldSize: MAX_FIELD_BYTES, parts: MAX_FILES + 20 }
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits })
  } catch (error) {
    throw refuseMalformed(error)
  }
}

async function write(stream: BusboyFileStream, path: string): Promise<void> {
  await pipeline(stream, createWriteStream(path))
}

async function* counted(body: ReadableStream<Uint8Array>, limitBytes: number) {
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limitBytes) throw refuseSize(limitBytes)
    yield chunk
  }
}

const labelOf = (name: string | undefined) =>
  (name ?? '').split(/[/\\]/).at(-1)?.trim().slice(0, 200).toWellFormed() || 'file'

const isField = (key: string): key is UploadField => (FIELDS as readonly string[]).includes(key)

const refuseType = () =>
  new Refusal(415, 'not-multipart', 'Files are taken as multipart/form-data.')

const refuseSize = (limitBytes: number) =>
  new Refusal(413, 'too-large', `Files of up to ${limitBytes / 2 ** 20} MB are taken.`, {
    maxBytes: limitBytes,
  })

const refuseNothing = () => new Refusal(400, 'no-file', 'No file came with the request.')

const refuseField = (key: string) =>
  new Refusal(400, 'unknown-field', `The field “${key.slice(0, 40)}” is not known or too long.`, {
    field: key.slice(0, 40),
  })

const refuseFiles = () =>
  new Refusal(400, 'too-many-files', `At most ${MAX_FILES} files are taken at once.`)

function refuseMalformed(cause: unknown): Refusal {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Refusal(400, 'malformed-upload', `The upload broke off or is malformed: ${why}`)
}
