import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type LayerScope, Refusal, type Scope } from '../../data/contracts/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { audit, OPERATOR } from '../security/audit.ts'
import { findLayer } from '../security/layer-catalogue.ts'
import { createScope } from '../security/scope.ts'
import type { Services } from '../services.ts'
import { EXPORT_FORMATS, type ExportWriter } from './export-formats.ts'
import { readFeatures } from './read-features.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write a layer into a file: FlatGeobuf, GeoJSON or CSV.',
  usage: 'export <layer> --format fgb|geojson|csv [--out <file>]',
  options: {
    format: { type: 'string', value: '<format>', describe: 'fgb, geojson or csv' },
    out: { type: 'string', value: '<file>', describe: 'Default: <layer>.<format> here' },
  },
  run,
}

/** Values of grade 3 and 4 are masked: who needs them asks for a share. */
const EXPORT_GRADE = 2

async function run({ positionals, options, services, progress }: CommandContext): Promise<void> {
  const [code, ...more] = positionals
  if (!code || more.length > 0) throw new UsageError('Say which layer, one at a time.')
  const format = chooseFormat(options.format)
  const opened = await services()
  const scope = await findLayer(opened, operatorScope(), code)
  const path = resolve(typeof options.out === 'string' ? options.out : `${code}.${format}`)
  const count = await writeFile(opened, scope, format, path, (done) =>
    progress.update(`Exporting ${code}`, done),
  )
  await audit(opened.db, {
    userId: OPERATOR,
    action: 'layer.export',
    target: code,
    layer: code,
    details: { format, features: count },
  })
  progress.finish(`Wrote ${count.toLocaleString('en')} features of ${code} to ${path}`)
}

function chooseFormat(wanted: unknown): string {
  if (wanted === 'geoparquet') {
    throw new Refusal(
      422,
      'format-later',
      'GeoParquet is not written yet; take fgb, geojson or csv.',
    )
  }
  if (typeof wanted === 'string' && Object.hasOwn(EXPORT_FORMATS, wanted)) return wanted
  throw new UsageError('--format takes fgb, geojson or csv.')
}

/** Whoever runs commands on the machine sees all areas and layers. */
function operatorScope(): Scope {
  const assignment = {
    role: 'administrator' as const,
    areas: [''],
    layers: null,
    maxSensitivity: EXPORT_GRADE as 2,
  }
  return createScope('', [assignment], new Date(Date.now() + 3_600_000).toISOString())
}

/** Beside its place first, then renamed: a broken-off export leaves no half file. */
async function writeFile(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  scope: LayerScope,
  format: string,
  path: string,
  onCount: (count: number) => void,
): Promise<number> {
  const part = `${path}.part`
  let count = 0
  const writer = EXPORT_FORMATS[format]!(scope.layer)
  const batches = readFeatures({ db, keys }, scope)
  try {
    const text = chunks(writer, batches, (length) => {
      count += length
      onCount(count)
    })
    await pipeline(Readable.from(text, { objectMode: true }), createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw explainPath(error, path)
  }
  return count
}

async function* chunks(
  writer: ExportWriter,
  batches: ReturnType<typeof readFeatures>,
  onBatch: (length: number) => void,
): AsyncGenerator<string | Uint8Array> {
  yield writer.begin()
  for await (const batch of batches) {
    yield writer.add(batch)
    onBatch(batch.length)
  }
  yield* writer.end()
}

function explainPath(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR' && code !== 'EROFS') return error
  return new Refusal(422, 'cannot-write', `${path} cannot be written (${code}).`)
}
