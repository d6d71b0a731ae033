import { parseSubdistrictCode } from '../../data/contracts/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { NICENESS, yieldProgram } from '../storage/yield.ts'
import type { PublishWish } from './choose-packs.ts'
import type { ThreadsOptions } from './pack-maker.ts'
import { prepareColumns, publishAll } from './publish-all.ts'

export const publishCommand: Command = {
  name: 'publish',
  summary: 'Publish what has changed, or a layer or subdistrict anew, as packs for the map',
  usage: 'publish [--layer <code>] [--subdistrict <code>] [--all]',
  options: {
    layer: { type: 'string', value: '<code>', describe: 'Only this layer, changed or not' },
    subdistrict: {
      type: 'string',
      value: '<code>',
      describe: 'Only this subdistrict (9 digits), changed or not',
    },
    all: { type: 'boolean', describe: 'Everything, changed or not' },
  },
  async run(context) {
    const wish = readWish(context)
    const threads = yieldToServer(context)
    const services = await context.services()
    const { progress } = context
    const { packs, features, bytes, seconds } = await publishAll(services, wish, progress, threads)
    await prepareColumns(services, progress, threads)
    const megabytes = (bytes / 1e6).toFixed(1)
    context.progress.finish(
      packs === 0
        ? 'There was nothing to publish.'
        : `Published ${packs} packs: ${features.toLocaleString('en')} features, ${megabytes} MB, in ${seconds.toFixed(1)} s.`,
    )
  },
}

/** One works: two would take from those who answer people what they wait for. */
const BESIDE_SERVER: ThreadsOptions = { threads: 1, niceness: NICENESS.besideServer }

/** Those who are answered by a server meanwhile come first. */
function yieldToServer({ isBesideServer }: CommandContext): ThreadsOptions | undefined {
  if (!isBesideServer?.()) return undefined
  yieldProgram(NICENESS.besideServer)
  return BESIDE_SERVER
}

function readWish({ options, positionals }: CommandContext): PublishWish {
  if (positionals.length > 0) throw new UsageError(`publish does not take "${positionals[0]}"`)
  const layer = options.layer as string | undefined
  const subdistrict = options.subdistrict as string | undefined
  if (subdistrict !== undefined && parseSubdistrictCode(subdistrict) === undefined) {
    throw new UsageError(`--subdistrict takes 9 digits, not "${subdistrict}"`)
  }
  if (layer !== undefined || subdistrict !== undefined) return { layer, subdistrict }
  return options.all === true ? 'everything' : 'dirty'
}
