import { Refusal } from '../../data/contracts/index.ts'
import { DEFAULT_SEED } from '../../data/sample/sample.ts'
import { SAMPLE_SIZES, type SampleSize } from '../../data/sample/size.ts'
import { type Command, UsageError } from '../command.ts'
import { loadSample } from './load-sample.ts'

export const sampleCommand: Command = {
  name: 'sample',
  summary: 'Fill the database with a fictional district to try things on.',
  usage: 'sample --size town|district [--seed n]',
  options: {
    size: {
      type: 'string',
      describe: 'town: 2 subdistricts; district: 20',
      value: 'town|district',
    },
    seed: { type: 'string', describe: 'Another number makes another district', value: '<n>' },
    'reference-date': { type: 'string', describe: 'The day that counts as today', value: '<date>' },
    force: { type: 'boolean', describe: 'Load anew even if it is there already' },
  },
  async run({ options, services, progress, print }) {
    const wanted = {
      size: parseSize(options.size),
      seed: parseSeed(options.seed),
      referenceDate: parseDate(options['reference-date']),
    }
    const stop = new AbortController()
    const onInterrupt = () =>
      stop.abort(new Refusal(503, 'stopped', 'Stopped; the next run begins anew.'))
    process.once('SIGINT', onInterrupt)
    try {
      const { loaded, rows, milliseconds } = await loadSample({
        ...wanted,
        services: await services(),
        onProgress: (label, done, total) => progress.update(label, done, total),
        signal: stop.signal,
        force: options.force === true,
      })
      if (!loaded) print(`The sample ${wanted.size} (seed ${wanted.seed}) is there already.`)
      else {
        const seconds = (milliseconds / 1000).toFixed(1)
        progress.finish(`Sample ${wanted.size}: ${rows.toLocaleString('en')} rows in ${seconds} s.`)
      }
    } finally {
      process.off('SIGINT', onInterrupt)
    }
  },
}

function parseSize(text: unknown): SampleSize['name'] {
  if (typeof text === 'string' && Object.hasOwn(SAMPLE_SIZES, text)) {
    return text as SampleSize['name']
  }
  throw new UsageError(
    `--size is ${text === undefined ? 'missing' : `"${text}"`}: town or district.`,
  )
}

function parseSeed(text: unknown): number {
  if (text === undefined) return DEFAULT_SEED
  const seed = Number(text)
  if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31) return seed
  throw new UsageError(`--seed is "${text}" but must be a whole number from 0 to 2147483647.`)
}

function parseDate(text: unknown): string | undefined {
  if (text === undefined) return undefined
  if (
    typeof text === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  ) {
    return text
  }
  throw new UsageError(`--reference-date is "${text}" but must look like 2026-11-20.`)
}
