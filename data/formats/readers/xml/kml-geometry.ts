import { childOf, childrenOf, textOf, type XmlNode } from './xml-tree.ts'

type Position = [number, number]

interface Shape {
  type: string
  coordinates?: unknown
  geometries?: readonly Shape[]
}

const GEOMETRIES = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'Track',
  'MultiTrack',
  'Model',
])

/** The geometry of a placemark (OGC 12-007r2 §10) as GeoJSON; heights are dropped. */
export function kmlGeometry(placemark: XmlNode): unknown {
  return joined(shapesIn(placemark))
}

function shapesIn(node: XmlNode): Shape[] {
  return node.children.filter(({ name }) => GEOMETRIES.has(name)).flatMap(shapesOf)
}

function shapesOf(node: XmlNode): Shape[] {
  switch (node.name) {
    case 'Point': {
      const [position = []] = positionsOf(node)
      return [{ type: 'Point', coordinates: position }]
    }
    case 'LineString':
    case 'LinearRing':
      return [{ type: 'LineString', coordinates: positionsOf(node) }]
    case 'Polygon':
      return [{ type: 'Polygon', coordinates: ringsOf(node) }]
    case 'Track':
      return [{ type: 'LineString', coordinates: childrenOf(node, 'coord').map(trackPosition) }]
    case 'Model':
      return modelPoint(node)
    default:
      return shapesIn(node)
  }
}

function ringsOf(polygon: XmlNode): Position[][] {
  const rings = ['outerBoundaryIs', 'innerBoundaryIs'].flatMap((side) =>
    childrenOf(polygon, side).flatMap((boundary) => childrenOf(boundary, 'LinearRing')),
  )
  return rings.map(positionsOf)
}

function positionsOf(node: XmlNode): Position[] {
  const text = textOf(childOf(node, 'coordinates'))
  if (text === '') return []
  return text
    .replaceAll(/\s*,\s*/g, ',')
    .split(/\s+/)
    .map((tuple) => {
      const [lon = '', lat = ''] = tuple.split(',')
      return [toNumber(lon), toNumber(lat)]
    })
}

function trackPosition(coord: XmlNode): Position {
  const [lon = '', lat = ''] = textOf(coord).split(/\s+/)
  return [toNumber(lon), toNumber(lat)]
}

function modelPoint(model: XmlNode): Shape[] {
  const location = childOf(model, 'Location')
  if (!location) return []
  const [lon, lat] = ['longitude', 'latitude'].map((name) =>
    toNumber(textOf(childOf(location, name))),
  )
  return [{ type: 'Point', coordinates: [lon, lat] }]
}

const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))

const MULTI: Readonly<Record<string, string>> = {
  Point: 'MultiPoint',
  LineString: 'MultiLineString',
  Polygon: 'MultiPolygon',
}

function joined(shapes: readonly Shape[]): Shape | null {
  const [first] = shapes
  if (!first) return null
  if (shapes.length === 1) return first
  const multi = shapes.every(({ type }) => type === first.type) ? MULTI[first.type] : undefined
  if (!multi) return { type: 'GeometryCollection', geometries: shapes }
  return { type: multi, coordinates: shapes.map(({ coordinates }) => coordinates) }
}
