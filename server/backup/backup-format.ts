import { createHash } from 'node:crypto'
import * as v from 'valibot'

/** The folder of a backup: this file, the manifest, and what the manifest lists. */
export const HEADER_FILE = 'onemap-backup.json'
export const MANIFEST_FILE = 'manifest'
export const FORMAT_VERSION = 1

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const encryptionSchema = v.strictObject({
  cipher: v.literal('AES-256-GCM'),
  /** Plain bytes of each sealed chunk but the last. */
  chunkBytes: v.pipe(count, v.minValue(1), v.maxValue(1 << 24)),
  /** Base64, new for each backup. */
  salt: v.string(),
  key: v.variant('kind', [
    v.strictObject({
      kind: v.literal('passphrase'),
      kdf: v.literal('argon2id'),
      memoryKiB: v.pipe(count, v.maxValue(1 << 21)),
      passes: v.pipe(count, v.maxValue(100)),
      lanes: v.pipe(count, v.maxValue(64)),
    }),
    v.strictObject({ kind: v.literal('key-file'), fingerprint: v.string() }),
  ]),
})

/** What must be known before anything can be opened. */
const headerSchema = v.strictObject({
  format: v.literal('onemap-backup'),
  formatVersion: v.literal(FORMAT_VERSION),
  createdAt: v.string(),
  program: v.string(),
  codec: v.picklist(['gzip', 'zstd']),
  /** null = plain. */
  encryption: v.nullable(encryptionSchema),
  /** Of the manifest as it is stored. */
  manifestSha256: sha256,
  /** Of all the above: tells damage from a wrong passphrase. */
  check: sha256,
})

const fileSchema = v.strictObject({ path: v.string(), bytes: count, sha256 })

const tableSchema = v.strictObject({
  name: v.string(),
  columns: v.array(v.string()),
  rows: count,
  /** Of what COPY said, before compression. */
  sha256,
  file: v.string(),
})

const archiveSchema = v.strictObject({ files: count, sha256, file: v.string() })

const packsSchema = v.strictObject({ layer: v.string(), ...archiveSchema.entries })

const manifestSchema = v.strictObject({
  /** Of the header without manifestSha256 and check: a header of another backup does not fit. */
  headerSha256: sha256,
  id: v.string(),
  createdAt: v.string(),
  program: v.string(),
  mode: v.picklist(['demo', 'production']),
  migrations: v.array(v.strictObject({ number: count, name: v.string(), hash: sha256 })),
  tables: v.array(tableSchema),
  sequences: v.array(
    v.strictObject({ name: v.string(), value: v.number(), isCalled: v.boolean() }),
  ),
  /** null = without: they are published anew after a restore. */
  packs: v.nullable(v.array(packsSchema)),
  /** Photos of events; absent in backups from before there were any. */
  photos: v.optional(archiveSchema),
  /** The end of the audit chain at that moment; null = an empty one. */
  auditHead: v.nullable(v.strictObject({ seq: count, chain: v.string() })),
  /** The master key that encrypted columns need; null = nothing is encrypted. */
  masterKey: v.nullable(v.strictObject({ fingerprint: v.string() })),
  files: v.array(fileSchema),
})

export type Encryption = v.InferOutput<typeof encryptionSchema>
export type Header = v.InferOutput<typeof headerSchema>
export type Manifest = v.InferOutput<typeof manifestSchema>
export type StoredFile = v.InferOutput<typeof fileSchema>
export type StoredTable = v.InferOutput<typeof tableSchema>
export type StoredPacks = v.InferOutput<typeof packsSchema>
export type StoredArchive = v.InferOutput<typeof archiveSchema>

/** A header before its manifest is written. */
export type OpenHeader = Omit<Header, 'manifestSha256' | 'check'>

export const parseHeader = (value: unknown) => v.safeParse(headerSchema, value)
export const parseManifest = (value: unknown) => v.safeParse(manifestSchema, value)

export function closeHeader(header: OpenHeader, manifestSha256: string): Header {
  const closed = { ...header, manifestSha256 }
  return { ...closed, check: digestOf(closed) }
}

export function isIntact({ check, ...rest }: Header): boolean {
  return digestOf(rest) === check
}

export function headerDigest(header: OpenHeader | Header): string {
  const { format, formatVersion, createdAt, program, codec, encryption } = header
  return digestOf({ format, formatVersion, createdAt, program, codec, encryption })
}

/** Keys in their order: the same thing has the same digest, however it was put together. */
function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
