import type { FeatureCollection } from 'geojson'
import { createSignal, onCleanup } from 'solid-js'
import type { LonLat } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { divisionOf, loadDivisions } from '../session/divisions.ts'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'
import { findGrid, type GridShape } from './find-grid.ts'

/** Degrees around a point: as far as anybody drags one. */
const REACH = 0.03

/** The grids around a point, so that while it is dragged nobody has to be asked in which it would fall. */
export function createGridsNear([lon, lat]: LonLat) {
  const [grids, setGrids] = createSignal<readonly GridShape[]>([])
  const abort = new AbortController()
  onCleanup(() => abort.abort())
  const tell = (error: unknown) => {
    if (!abort.signal.aborted) showToast({ tone: 'error', text: errorText(error) })
  }
  loadDivisions().catch(tell)
  const bbox = [lon - REACH, lat - REACH, lon + REACH, lat + REACH].join(',')
  getJson<FeatureCollection>('/ogc/collections/GRID/items', {
    query: { bbox, limit: 1000 },
    signal: abort.signal,
  }).then((found) => setGrids(found.features.flatMap(toShape)), tell)
  return {
    /** Name of the grid there, for a label on the map. */
    nameAt(lonLat: LonLat, subdistrict: string): string {
      if (grids().length === 0) return ''
      const code = findGrid(grids(), lonLat)
      if (!code.startsWith(subdistrict)) return t('addresses.outside')
      return divisionOf(code)?.name ?? code
    },
  }
}

function toShape({ id, geometry }: FeatureCollection['features'][number]): GridShape[] {
  const code = String(id)
  if (geometry?.type === 'Polygon') return [{ code, polygons: [geometry.coordinates] }]
  if (geometry?.type === 'MultiPolygon') return [{ code, polygons: geometry.coordinates }]
  return []
}
