import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { loadSql } from '../storage/sql-file.ts'
import { layerDefinition } from './layer-definition.ts'
import { sourceOf } from './sources.ts'

/** 'dirty' = what has changed since it was published; else also what has not. */
export type PublishWish = 'dirty' | 'everything' | { layer?: string; subdistrict?: string }

export interface PackToPublish {
  layer: string
  subdistrict: string
}

export async function choosePacks(
  services: Pick<Services, 'db' | 'registry'>,
  wish: PublishWish,
): Promise<PackToPublish[]> {
  if (wish === 'dirty') {
    return services.db.query<PackToPublish>(
      'select layer, subdistrict from dirty_pack order by layer, subdistrict',
    )
  }
  const { layer, subdistrict } = wish === 'everything' ? {} : wish
  const layers = layer === undefined ? await allLayers(services) : [layer]
  const packs: PackToPublish[] = []
  for (const code of layers) {
    for (const found of await subdistrictsOf(services, code)) {
      if (subdistrict === undefined || subdistrict === found) {
        packs.push({ layer: code, subdistrict: found })
      }
    }
  }
  return packs
}

async function allLayers({ db, registry }: Pick<Services, 'db' | 'registry'>): Promise<string[]> {
  const own = await db.query<{ code: string }>('select code from own_layer order by code')
  return [...registry.layers.map((layer) => layer.code), ...own.map((row) => row.code)]
}

const selectSubdistricts = loadSql(import.meta.url, 'subdistricts-of.sql')

async function subdistrictsOf(
  services: Pick<Services, 'db' | 'registry'>,
  code: string,
): Promise<string[]> {
  const layer = await layerDefinition(services, code)
  if (layer === undefined) throw new Refusal(404, 'layer-not-found', `There is no layer ${code}.`)
  const rows = await services.db.query<{ subdistrict: string }>(selectSubdistricts, [
    code,
    sourceOf(layer),
  ])
  return rows.map((row) => row.subdistrict)
}
