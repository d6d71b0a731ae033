import { t } from '../../i18n/index.ts'

/** Systems that files about this part of the world come in; any other by its code. */
export const USUAL_CRS = [
  'EPSG:4490',
  'GCJ-02',
  'BD-09',
  'EPSG:4549',
  'EPSG:4528',
  'EPSG:3857',
  'EPSG:32650',
  'EPSG:32651',
] as const

/** At the end of the name of a system whose northing or latitude stands first in the file. */
const SWAPPED = ' (y,x)'

/** `CGCS2000 / WGS 84 (EPSG:4490)`; a system that has no name of its own is told by its code. */
export function crsLabel(crs: string): string {
  if (crs.endsWith(SWAPPED)) {
    return t('imports.crsSwapped', { crs: crsLabel(crs.slice(0, -SWAPPED.length)) })
  }
  const names: Record<string, string> = {
    'EPSG:4490': 'CGCS2000 / WGS 84 (EPSG:4490)',
    'GCJ-02': t('imports.crsGcj02'),
    'BD-09': t('imports.crsBd09'),
    'EPSG:4549': 'CGCS2000 120°E (EPSG:4549)',
    'EPSG:4528': 'CGCS2000 3° zone 40 (EPSG:4528)',
    'EPSG:3857': 'Web Mercator (EPSG:3857)',
    'EPSG:32650': 'UTM 50N (EPSG:32650)',
    'EPSG:32651': 'UTM 51N (EPSG:32651)',
  }
  return names[crs] ?? crs
}
