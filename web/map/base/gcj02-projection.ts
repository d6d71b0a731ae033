import gcoord from 'gcoord'
import Projection from 'ol/proj/Projection.js'
import { addCoordinateTransforms, addProjection, get as getProjection } from 'ol/proj.js'

const CODE = 'GCJ02:3857'

/**
 * Web Mercator pictures whose datum is GCJ-02 lie about 500 m off. OpenLayers moves them by itself once it knows
 * how their coordinates become ours.
 */
export function registerGcj02(): string {
  if (getProjection(CODE)) return CODE
  const mercator = getProjection('EPSG:3857')
  if (!mercator) throw new Error('Web Mercator is unknown')
  addProjection(
    new Projection({ code: CODE, units: 'm', extent: mercator.getExtent(), global: true }),
  )
  addCoordinateTransforms(CODE, 'EPSG:3857', toWgs84, toGcj02)
  return CODE
}

const toWgs84 = (point: number[]): number[] => convert(point, 'fromGcj02')
const toGcj02 = (point: number[]): number[] => convert(point, 'toGcj02')

function convert([x = 0, y = 0]: number[], way: 'fromGcj02' | 'toGcj02'): number[] {
  const lonLat = gcoord.transform([x, y], gcoord.WebMercator, gcoord.WGS84)
  const [from, to] = way === 'toGcj02' ? [gcoord.WGS84, gcoord.GCJ02] : [gcoord.GCJ02, gcoord.WGS84]
  return gcoord.transform(gcoord.transform(lonLat, from, to), gcoord.WGS84, gcoord.WebMercator)
}
