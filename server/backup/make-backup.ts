import { randomUUID } from 'node:crypto'
import { audit, OPERATOR } from '../security/audit.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'
import { readApplied } from '../storage/migrate.ts'
import {
  closeHeader,
  FORMAT_VERSION,
  HEADER_FILE,
  headerDigest,
  MANIFEST_FILE,
  type Manifest,
  type OpenHeader,
} from './backup-format.ts'
import { deriveKey, type GivenKey, newEncryption } from './backup-key.ts'
import { bestCodec } from './codec.ts'
import { copyPhotos } from './copy-photos.ts'
import { dumpTables } from './dump-database.ts'
import { archiveFiles } from './file-archive.ts'
import { listPackFiles } from './list-pack-files.ts'
import { masterKeyOf } from './master-key.ts'
import { refusePlain } from './plain-backup.ts'
import { sealed } from './seal-stream.ts'
import { inSnapshot, type Snapshot } from './snapshot.ts'
import { listTables, readSequences } from './tables.ts'
import { prepareTarget } from './target-folder.ts'
import { type BackupWriter, store, writeFile } from './write-file.ts'

export type BackupServices = Pick<Services, 'db' | 'packs' | 'settings' | 'registry'>

export interface BackupOptions {
  folder: string
  /** null = plain; refused where the data are not for everybody's eyes. */
  key: GivenKey | null
  withPacks: boolean
  onProgress?: (label: string, done: number, total: number) => void
  /** Lines that stay. */
  say?: (line: string) => void
  signal?: AbortSignal
}

export interface MadeBackup {
  manifest: Manifest
  rows: number
  bytes: number
  seconds: number
}

/** A consistent copy of everything, made while others go on writing. In its place whole or not at all. */
export async function makeBackup(
  services: BackupServices,
  options: BackupOptions,
): Promise<MadeBackup> {
  const started = performance.now()
  if (options.key === null) await refusePlain(services)
  const target = prepareTarget(options.folder)
  try {
    const { header, writer } = await openWriter(services, options, target.part)
    const manifest = await inSnapshot(services.db, (snapshot) =>
      fill(services, options, snapshot, writer, header),
    )
    await close(writer, header, manifest)
    options.signal?.throwIfAborted()
    await target.finish()
    await note(services, manifest)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
    return { manifest, rows, bytes, seconds: (performance.now() - started) / 1000 }
  } catch (error) {
    target.remove()
    throw target.explain(options.signal?.aborted ? options.signal.reason : error)
  }
}

async function openWriter(
  { settings }: BackupServices,
  { key, signal }: BackupOptions,
  folder: string,
): Promise<{ header: OpenHeader; writer: BackupWriter }> {
  const encryption = key && newEncryption(key)
  const header: OpenHeader = {
    format: 'onemap-backup',
    formatVersion: FORMAT_VERSION,
    createdAt: new Date().toISOString(),
    program: settings.version,
    codec: bestCodec(),
    encryption,
  }
  const sealing = encryption &&
    key && { key: await deriveKey(encryption, key), chunkBytes: encryption.chunkBytes }
  return { header, writer: { folder, codec: header.codec, signal, key: sealing ?? undefined } }
}

async function fill(
  services: BackupServices,
  options: BackupOptions,
  snapshot: Snapshot,
  writer: BackupWriter,
  header: OpenHeader,
): Promise<Manifest> {
  const [client] = snapshot.clients as [Queryable]
  const { settings } = services
  const masterKey = await masterKeyOf(client, settings.keyFile)
  const tables = await listTables(client)
  const done = new Map<string, number>()
  const total = tables.reduce((sum, { bytes }) => sum + bytes, 0)
  const limits = new Map(tables.map(({ name, bytes }) => [name, bytes]))
  const dumped = await dumpTables(writer, snapshot, tables, (name, count) => {
    done.set(name, Math.min(limits.get(name)!, (done.get(name) ?? 0) + count))
    const sum = [...done.values()].reduce((all, one) => all + one, 0)
    options.onProgress?.(`Backing up ${name}: MB`, Math.round(sum / 1e6), Math.ceil(total / 1e6))
  })
  const packs = options.withPacks ? await copyPacks(services, options, client, writer) : null
  const photos = await copyPhotos(client, settings.dataDir, writer, options.say)
  return {
    headerSha256: headerDigest(header),
    id: randomUUID(),
    createdAt: header.createdAt,
    program: settings.version,
    mode: settings.mode,
    migrations: await readApplied(client),
    tables: dumped.tables,
    // Not bound to the moment: they are never behind it.
    sequences: await readSequences(client),
    packs: packs?.map(({ entry }) => entry) ?? null,
    photos: photos.entry,
    auditHead: await readAuditHead(client),
    masterKey,
    files: [...dumped.files, ...(packs?.map(({ stored }) => stored) ?? []), photos.stored],
  }
}

async function copyPacks(
  { packs }: BackupServices,
  options: BackupOptions,
  client: Queryable,
  writer: BackupWriter,
) {
  const { layers, damaged } = await listPackFiles(client, packs.folder)
  for (const pack of damaged) {
    options.say?.(
      `The pack ${pack} is damaged: it is left out, and published anew after a restore.`,
    )
    await packs.reportDamage(pack.split(' ')[0]!)
  }
  const written = []
  for (const { layer, paths } of layers) {
    options.onProgress?.(`Backing up the packs of ${layer}: layers`, written.length, layers.length)
    const pieces = archiveFiles(packs.folder, paths)
    const { stored, sha256 } = await writeFile(writer, `packs/${layer}`, pieces)
    written.push({ stored, entry: { layer, files: paths.length, sha256, file: stored.path } })
  }
  return written
}

async function readAuditHead(client: Queryable): Promise<Manifest['auditHead']> {
  const row = await client.first<{ seq: number; chain: string }>(
    `select seq, encode(chain, 'hex') as chain from audit_entry order by seq desc limit 1`,
  )
  return row ?? null
}

/** The manifest last but one, the header last. */
async function close(writer: BackupWriter, header: OpenHeader, manifest: Manifest): Promise<void> {
  const { folder, key } = writer
  const plain = once(Buffer.from(JSON.stringify(manifest)))
  const bytes = key ? sealed({ ...key, path: MANIFEST_FILE }, plain) : plain
  const { sha256 } = await store(folder, MANIFEST_FILE, bytes)
  const text = `${JSON.stringify(closeHeader(header, sha256), null, 2)}\n`
  await store(folder, HEADER_FILE, once(Buffer.from(text)))
}

async function* once(bytes: Buffer) {
  yield bytes
}

async function note({ db }: BackupServices, { id, files }: Manifest): Promise<void> {
  await db.transaction((client) =>
    audit(client, {
      userId: OPERATOR,
      action: 'backup.create',
      target: id,
      details: { files: files.length },
    }),
  )
}
