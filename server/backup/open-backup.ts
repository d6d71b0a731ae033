import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../data/contracts/index.ts'
import {
  FORMAT_VERSION,
  HEADER_FILE,
  type Header,
  headerDigest,
  isIntact,
  MANIFEST_FILE,
  type Manifest,
  parseHeader,
  parseManifest,
} from './backup-format.ts'
import { deriveKey, type GivenKey } from './backup-key.ts'
import { type BackupReader, checkStored, damaged } from './read-file.ts'
import { opened } from './seal-stream.ts'

export interface OpenBackup {
  header: Header
  manifest: Manifest
  reader: BackupReader
}

/** Header and manifest, and that the folder holds the files that they name and no others. Their contents: `checkFiles`. */
export async function openBackup(
  folder: string,
  askKey: (kind: 'passphrase' | 'key-file') => Promise<GivenKey>,
): Promise<OpenBackup> {
  const header = readHeader(folder)
  const { encryption, manifestSha256 } = header
  const manifestFile = join(folder, MANIFEST_FILE)
  if (!existsSync(manifestFile)) throw missing(MANIFEST_FILE)
  const bytes = statSync(manifestFile).size
  await checkStored(folder, { path: MANIFEST_FILE, bytes, sha256: manifestSha256 })
  const key = encryption && {
    key: await deriveKey(encryption, await askKey(encryption.key.kind)),
    chunkBytes: encryption.chunkBytes,
  }
  const reader: BackupReader = { folder, codec: header.codec, key: key ?? undefined }
  const manifest = await readManifest(reader, header)
  checkListing(folder, manifest)
  return { header, manifest, reader }
}

/** Every byte that is stored is the one that was written. */
export async function checkFiles(
  { manifest, reader }: OpenBackup,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  for (const [i, file] of manifest.files.entries()) {
    onProgress(i, manifest.files.length)
    await checkStored(reader.folder, file)
  }
}

function readHeader(folder: string): Header {
  const path = join(folder, HEADER_FILE)
  if (!existsSync(path)) {
    throw new Refusal(404, 'no-backup', `${folder} is no backup: it has no ${HEADER_FILE}.`)
  }
  const value = parseJson(readFileSync(path, 'utf8'))
  const version = (value as { formatVersion?: unknown } | undefined)?.formatVersion
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    throw new Refusal(
      409,
      'backup-newer',
      `This backup has format ${version}, newer than this program knows (${FORMAT_VERSION}): restore it with the OneMap that made it, or a newer one.`,
    )
  }
  const parsed = parseHeader(value)
  if (!parsed.success || !isIntact(parsed.output)) throw damaged(HEADER_FILE)
  return parsed.output
}

async function readManifest(reader: BackupReader, header: Header): Promise<Manifest> {
  const bytes = createReadStream(join(reader.folder, MANIFEST_FILE))
  const plain = reader.key ? opened({ ...reader.key, path: MANIFEST_FILE }, bytes) : bytes
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of plain) pieces.push(piece)
  } catch {
    // The file itself is as it was written (its hash stands in the header): it is the key that does not fit.
    throw wrongKey(header)
  }
  const parsed = parseManifest(parseJson(Buffer.concat(pieces).toString('utf8')))
  if (!parsed.success) throw damaged(MANIFEST_FILE, parsed.issues)
  if (parsed.output.headerSha256 !== headerDigest(header)) throw damaged(HEADER_FILE)
  return parsed.output
}

function wrongKey({ encryption }: Header): Refusal {
  return encryption?.key.kind === 'passphrase'
    ? new Refusal(422, 'wrong-passphrase', 'The passphrase is not the one of this backup.')
    : new Refusal(422, 'wrong-key', 'The key file is not the one of this backup.')
}

function checkListing(folder: string, { files }: Manifest): void {
  const found = new Set(listFiles(folder, ''))
  for (const { path, bytes } of files) {
    if (!found.has(path)) throw missing(path)
    if (statSync(join(folder, path)).size !== bytes) throw damaged(path)
  }
  const known = new Set([HEADER_FILE, MANIFEST_FILE, ...files.map(({ path }) => path)])
  const extra = [...found].find((path) => !known.has(path))
  if (extra === undefined) return
  throw new Refusal(422, 'backup-damaged', `The backup is damaged: ${extra} does not belong to it.`)
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? listFiles(root, path) : [path]
  })
}

const missing = (path: string) =>
  new Refusal(422, 'backup-damaged', `The backup is damaged: ${path} is missing.`)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Whoever parses it further says what is wrong with it.
    return undefined
  }
}
