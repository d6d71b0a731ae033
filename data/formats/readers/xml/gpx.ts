import { refuseFile } from '../../sources/refuse-file.ts'
import type { FileFormat, SourceRow } from '../file-format.ts'
import { openXml, type RowGathering } from './open-xml.ts'
import type { XmlHandler } from './read-xml.ts'
import { isXmlOf } from './root-element.ts'

/** GPX 1.x: waypoints as points, routes and tracks as lines. */
export const gpxFormat: FileFormat = {
  id: 'gpx',
  name: 'GPX',
  recognises: (part) => isXmlOf(part.head, ['gpx']),
  open: async (part, _siblings, options) => openXml(part, options, STANDARD, gatherRows),
}

const STANDARD = { zh: 'GPX 标准', en: 'the GPX standard' }

type Position = [number, number]
const THINGS = new Set(['wpt', 'rte', 'trk'])
const TEXTS = new Set(['name', 'desc', 'cmt', 'type', 'time', 'sym', 'src'])

function gatherRows(): RowGathering {
  let rows: SourceRow[] = []
  let count = 0
  const path: string[] = []
  let lines: Position[][] = []
  let properties: Record<string, string> = {}

  const endThing = (kind: string) => {
    const geometry =
      kind === 'wpt'
        ? { type: 'Point', coordinates: lines[0]?.[0] ?? [] }
        : lines.length > 1
          ? { type: 'MultiLineString', coordinates: lines }
          : { type: 'LineString', coordinates: lines[0] ?? [] }
    rows.push({ row: ++count, geometry, properties: { ...properties, kind } })
  }
  const handler: XmlHandler = {
    open(name, { lat = '', lon = '' }) {
      if (THINGS.has(name)) {
        lines = []
        properties = {}
      }
      if (name === 'trkseg' || name === 'rte' || name === 'wpt') lines.push([])
      if (name === 'trkpt' || name === 'rtept' || name === 'wpt') {
        lines.at(-1)?.push([toNumber(lon), toNumber(lat)])
      }
      path.push(name)
    },
    text(text) {
      const name = path.at(-1) ?? ''
      if (!TEXTS.has(name) || !THINGS.has(path.at(-2) ?? '')) return
      properties[name] = ((properties[name] ?? '') + text).trim()
    },
    close(name) {
      path.pop()
      if (THINGS.has(name)) endThing(name)
    },
  }
  const takeRows = () => {
    const taken = rows
    rows = []
    return taken
  }
  return { handler, takeRows, refuseEmpty }
}

const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))

const refuseEmpty = (isCutOff: boolean) =>
  isCutOff
    ? refuseFile(
        'malformed-xml',
        'The GPX ends before its first track, route or waypoint does; it is cut off.',
        'GPX 在第一条轨迹或第一个航点结束前中断，文件不完整。',
      )
    : refuseFile(
        'no-features',
        'The GPX holds no tracks, routes or waypoints.',
        'GPX 中没有轨迹、路线或航点。',
      )
