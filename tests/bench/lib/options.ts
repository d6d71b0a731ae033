import { parseArgs } from 'node:util'

export type BenchSize = 'town' | 'district'

export interface BenchOptions {
  size: BenchSize
  /** A data folder that is there already; `undefined` = one made once under `.cache/bench`. */
  data?: string
  /** Longest time of one measurement. */
  seconds: number
  /** Of driving around in the browser. */
  minutes: number
}

export const USAGE = `Options:
  --size town|district   the sample to measure on (district)
  --data <folder>        an existing data folder instead of the one made once under .cache/bench
  --seconds <n>          time of one measurement; lists that are asked for once may take five times as long (5)
  --minutes <n>          of driving around in the browser (1)`

/** Ends the process with a sentence when an option is not understood. */
export function readOptions(args: readonly string[] = process.argv.slice(2)): BenchOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        size: { type: 'string', default: 'district' },
        data: { type: 'string' },
        seconds: { type: 'string', default: '5' },
        minutes: { type: 'string', default: '1' },
      },
    })
    return {
      size: parseSize(values.size),
      data: values.data,
      seconds: parseNumber('--seconds', values.seconds, 120),
      minutes: parseNumber('--minutes', values.minutes, 60),
    }
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    process.exit(2)
  }
}

function parseSize(text: string): BenchSize {
  if (text === 'town' || text === 'district') return text
  throw new Error(`--size is town or district, not "${text}".`)
}

function parseNumber(name: string, text: string, most: number): number {
  const number = Number(text)
  if (number > 0 && number <= most) return number
  throw new Error(`${name} is a number up to ${most}, not "${text}".`)
}
