import { OUTSIDE_SUBDISTRICT, Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { loadSql } from '../storage/sql-file.ts'
import { layerDefinition } from './layer-definition.ts'
import { sourceOf } from './sources.ts'

/** 'dirty' = what has changed since it was published; else also what has not. */
export type PublishWish = 'dirty' | 'everything' | { layer?: string; subdistrict?: string }

/** Packs of one layer, to be published together. */
export interface LayerToPublish {
  layer: string
  subdistricts: readonly string[]
}

/** Whose outline says how far the others may reach: published before them. */
export const OUTLINE_LAYER = 'DIVISION'

export async function choosePacks(
  services: Pick<Services, 'db' | 'registry'>,
  wish: PublishWish,
): Promise<LayerToPublish[]> {
  if (wish === 'dirty') return dirtyLayers(services)
  const { layer, subdistrict } = wish === 'everything' ? {} : wish
  const chosen: LayerToPublish[] = []
  for (const code of layer === undefined ? await allLayers(services) : [layer]) {
    const found = await subdistrictsOf(services, code)
    const subdistricts = found.filter((one) => subdistrict === undefined || one === subdistrict)
    if (subdistricts.length > 0) chosen.push({ layer: code, subdistricts })
  }
  return outlineFirst(chosen)
}

/** What has waited longest first. */
export async function dirtyLayers({ db }: Pick<Services, 'db'>): Promise<LayerToPublish[]> {
  return outlineFirst(
    await db.query<LayerToPublish>(
      `select layer, array_agg(distinct coalesce(nullif(subdistrict, ''), $1)) as subdistricts
         from dirty_pack group by layer order by min(marked_at), layer`,
      [OUTSIDE_SUBDISTRICT],
    ),
  )
}

const outlineFirst = (layers: readonly LayerToPublish[]) =>
  layers.toSorted((a, b) => Number(b.layer === OUTLINE_LAYER) - Number(a.layer === OUTLINE_LAYER))

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
