import { parseSubdistrictCode, Refusal } from '../../data/contracts/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import type { Services } from '../services.ts'
import { loadSql } from '../storage/sql-file.ts'
import { publishPack } from './publish-pack.ts'
import { layerDefinition } from './publisher.ts'
import { sourceOf } from './sources.ts'

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
    const services = await context.services()
    const packs = await choosePacks(services, wish)
    await publishAll(services, packs, context)
  },
}

interface Wish {
  layer?: string
  subdistrict?: string
  all: boolean
}

interface PackToPublish {
  layer: string
  subdistrict: string
}

function readWish({ options, positionals }: CommandContext): Wish {
  if (positionals.length > 0) throw new UsageError(`publish takes no ${positionals[0]}`)
  const layer = options.layer as string | undefined
  const subdistrict = options.subdistrict as string | undefined
  if (subdistrict !== undefined && parseSubdistrictCode(subdistrict) === undefined) {
    throw new UsageError(`--subdistrict takes 9 digits, not "${subdistrict}"`)
  }
  return { layer, subdistrict, all: options.all === true }
}

async function choosePacks(services: Services, wish: Wish): Promise<PackToPublish[]> {
  if (wish.layer === undefined && wish.subdistrict === undefined && !wish.all) {
    return services.db.query<PackToPublish>(
      'select layer, subdistrict from dirty_pack order by layer, subdistrict',
    )
  }
  const layers = wish.layer === undefined ? await allLayers(services) : [wish.layer]
  const packs: PackToPublish[] = []
  for (const layer of layers) {
    for (const subdistrict of await subdistrictsOf(services, layer)) {
      if (wish.subdistrict === undefined || wish.subdistrict === subdistrict) {
        packs.push({ layer, subdistrict })
      }
    }
  }
  return packs
}

async function allLayers({ db, registry }: Services): Promise<string[]> {
  const own = await db.query<{ code: string }>('select code from own_layer order by code')
  return [...registry.layers.map((layer) => layer.code), ...own.map((row) => row.code)]
}

const selectSubdistricts = loadSql(import.meta.url, 'subdistricts-of.sql')

async function subdistrictsOf(services: Services, code: string): Promise<string[]> {
  const layer = await layerDefinition(services, code)
  if (layer === undefined) throw new Refusal(404, 'layer-not-found', `There is no layer ${code}.`)
  const rows = await services.db.query<{ subdistrict: string }>(selectSubdistricts, [
    code,
    sourceOf(layer),
  ])
  return rows.map((row) => row.subdistrict)
}

const AT_ONCE = 2

/** Also called after the sample was loaded. */
export async function publishAll(
  services: Services,
  packs: readonly PackToPublish[],
  { progress }: Pick<CommandContext, 'progress'>,
): Promise<void> {
  const started = performance.now()
  const queue = [...packs]
  let done = 0
  let features = 0
  const worker = async () => {
    for (let pack = queue.shift(); pack !== undefined; pack = queue.shift()) {
      progress.update(`Publishing ${pack.layer} ${pack.subdistrict}`, done, packs.length)
      const layer = await layerDefinition(services, pack.layer)
      if (layer !== undefined) {
        const published = await publishPack(services, layer, pack.subdistrict)
        // Busy = a running server is at it: it will be published all the same.
        if (published !== 'busy') features += published.featureCount
      }
      done++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  progress.finish(
    packs.length === 0
      ? 'Nothing has changed since the last publication.'
      : `Published ${packs.length} packs with ${features.toLocaleString('en')} features in ${seconds} s.`,
  )
}
