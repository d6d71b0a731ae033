import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type ImportJob, Refusal } from '../../data/contracts/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { commitImport } from './commit-import.ts'
import { describeDesk, importByCommand } from './desk/command-desk.ts'
import { jobFolder, removeJobFolder } from './job-files.ts'
import { newJobId, startImport } from './start-import.ts'

export const importCommand: Command = {
  name: 'import',
  summary:
    'Read a file as a layer of its own that everyone sees, or its rows into a layer of the district.',
  usage:
    'import <file…> --layer <code> [--name <text>] [--sender <text>] [--address-field <name>[,<name> …]] [--crs EPSG:…|GCJ-02|BD-09|auto] [--encoding <name>] [--part <name>]',
  options: {
    layer: {
      type: 'string',
      value: '<code>',
      describe: 'Code of the new layer, e.g. OWN_SCHOOLS, or one of the district, e.g. CATERING',
    },
    sender: {
      type: 'string',
      value: '<text>',
      describe: 'Whose rows they are, for layers of the district: they are known again by that',
    },
    'address-field': {
      type: 'string',
      value: '<name>',
      describe:
        'Column of the address, for layers of the district; default: found by name and content',
    },
    name: { type: 'string', value: '<text>', describe: 'Its name; default: the name of the file' },
    crs: { type: 'string', value: '<crs>', describe: 'Coordinate system, when the file is wrong' },
    encoding: { type: 'string', value: '<name>', describe: 'Characters, e.g. GB18030, UTF-8' },
    part: { type: 'string', value: '<name>', describe: 'Sheet or layer, where there are several' },
  },
  run,
}

/** '' = brought by the command line, seen by all. */
const OWNER = ''
/** A command may take its time; a request may not. */
const LIMITS = { timeMs: 600_000, memoryMb: 2_048 }

async function run(context: CommandContext): Promise<void> {
  const { positionals, options, services, progress, print } = context
  if (positionals.length === 0) throw new UsageError('Say which file.')
  const files = await gatherFiles(positionals)
  const opened = await services()
  const id = newJobId()
  const { layer, sender, 'address-field': address } = options
  if (typeof layer === 'string' && opened.registry.layer(layer)) {
    const { crs, encoding, part } = textOptions(options)
    if (typeof sender !== 'string') {
      throw new UsageError(
        `${layer} is a layer of the district: say with --sender whose rows they are.`,
      )
    }
    const done = await importByCommand(
      opened,
      {
        id,
        target: layer,
        sender,
        files,
        limits: LIMITS,
        ...(crs && crs !== 'auto' ? { crs } : {}),
        ...(encoding ? { encoding } : {}),
        ...(part ? { part } : {}),
        ...(typeof address === 'string' ? { address: address.split(',') } : {}),
      },
      progress,
    )
    const [line, ...more] = describeDesk(done)
    progress.finish(line!)
    for (const one of more) print(one)
    return
  }
  const { job, done } = await startImport(
    opened,
    id,
    { owner: OWNER, files, ...textOptions(options) },
    {
      limits: LIMITS,
      onProgress: (share) =>
        progress.update(`Reading ${files[0]!.name}, %`, Math.round(share * 100), 100),
    },
  )
  const read = await done
  if (read.state !== 'ready') {
    await removeJobFolder(jobFolder(opened.settings, id))
    throw new Refusal(422, read.error?.code ?? 'failed', read.error?.message ?? 'It failed.')
  }
  progress.update(`Storing ${job.layer}`)
  const committed = await commitImport(opened, id, OWNER)
  progress.finish(summarise(committed))
  for (const line of describe(
    committed,
    join(jobFolder(opened.settings, id), 'set-aside.ndjson'),
  )) {
    print(line)
  }
}

const TEXT_OPTIONS = ['layer', 'name', 'crs', 'encoding', 'part'] as const

function textOptions(options: CommandContext['options']) {
  const given: Partial<Record<(typeof TEXT_OPTIONS)[number], string>> = {}
  for (const key of TEXT_OPTIONS) {
    const value = options[key]
    if (typeof value === 'string' && value !== '') given[key] = value
  }
  return given
}

/** A `.shp` brings the files of the same name beside it along. */
async function gatherFiles(paths: readonly string[]) {
  const found = new Map<string, { name: string; path: string }>()
  for (const given of paths) {
    const path = resolve(given)
    const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new Refusal(422, 'no-file', `${given} cannot be read (${error.code ?? error.message}).`)
    })
    if (!info.isFile()) throw new Refusal(422, 'no-file', `${given} is not a file.`)
    for (const one of await withParts(path)) found.set(one, { name: basename(one), path: one })
  }
  return [...found.values()]
}

async function withParts(path: string): Promise<string[]> {
  if (!/\.shp$/i.test(path)) return [path]
  const stem = basename(path).slice(0, -4).toLowerCase()
  const names = await readdir(dirname(path))
  const parts = names.filter((name) => {
    const [, base = '', extension = ''] = /^(.*)\.(dbf|prj|cpg)$/i.exec(name) ?? []
    return extension !== '' && base.toLowerCase() === stem
  })
  return [path, ...parts.map((name) => join(dirname(path), name))]
}

function summarise({ layer, counts, fileName }: ImportJob): string {
  const { read, kept, setAside, repaired, features = kept } = counts
  const number = (n: number) => n.toLocaleString('en')
  return `${layer}: ${number(features)} features from ${number(read)} rows of ${fileName} (${number(repaired)} repaired, ${number(setAside)} set aside)`
}

function describe({ crs, encoding, format, remarks }: ImportJob, asidePath: string): string[] {
  const read = `  ${format}${encoding ? `, ${encoding}` : ''}. ${crs?.reason ?? ''}`
  const lines = remarks.map(({ message, rows }) => {
    const where =
      rows.length > 0 ? ` (row ${rows.slice(0, 5).join(', ')}${rows.length > 5 ? ' …' : ''})` : ''
    return `  ${message.en}${where}`
  })
  const hasAside = remarks.some(
    ({ effect, kind }) => effect === 'setAside' || kind === 'collection',
  )
  return [read, ...lines, ...(hasAside ? [`  What was set aside: ${asidePath}`] : [])]
}
