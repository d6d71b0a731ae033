import { refuseFile } from '../../sources/refuse-file.ts'
import type { FileFormat, SourceRow } from '../file-format.ts'
import { kmlGeometry } from './kml-geometry.ts'
import { openXml, type RowGathering } from './open-xml.ts'
import type { XmlHandler } from './read-xml.ts'
import { isXmlOf } from './root-element.ts'
import { childOf, childrenOf, gatherTrees, textOf, type XmlNode } from './xml-tree.ts'

/** KML 2.x (OGC 12-007r2), alone or in a KMZ: placemarks with their folders and data; styles are left alone. */
export const kmlFormat: FileFormat = {
  id: 'kml',
  name: 'KML',
  recognises: (part) => isXmlOf(part.head, ['kml', 'Document', 'Placemark', 'Folder']),
  open: async (part, _siblings, options) => openXml(part, options, STANDARD, gatherPlacemarks),
}

const STANDARD = { zh: 'KML 标准', en: 'the KML standard' }
const OVERLAYS = new Set(['GroundOverlay', 'PhotoOverlay', 'ScreenOverlay', 'NetworkLink'])

interface Found {
  node: XmlNode
  folders: string
}

/** Placemarks as they close, with the names of the folders around them. */
function gatherPlacemarks(): RowGathering {
  let placemarks: Found[] = []
  let overlays = 0
  let count = 0
  const folders: string[] = []
  const path: string[] = []
  const around: XmlHandler = {
    open(name) {
      path.push(name)
      if (name === 'Folder') folders.push('')
      if (OVERLAYS.has(name)) overlays++
    },
    text(text) {
      const isName = path.at(-1) === 'name' && path.at(-2) === 'Folder'
      if (isName) folders.push((folders.pop() ?? '') + text)
    },
    close(name) {
      path.pop()
      if (name === 'Folder') folders.pop()
    },
  }
  const take = (node: XmlNode) => {
    const names = folders.map((name) => name.trim()).filter((name) => name !== '')
    placemarks.push({ node, folders: names.join('/') })
  }
  return {
    handler: gatherTrees((name) => name === 'Placemark', take, around),
    takeRows() {
      const taken = placemarks
      placemarks = []
      return taken.map(({ node, folders: names }) => toRow(node, names, ++count))
    },
    refuseEmpty: (isCutOff) => (isCutOff ? refuseCutOff() : refuseNoPlacemark(overlays)),
    notes: () => (overlays > 0 ? [['overlays', overlays]] : []),
  }
}

function toRow(node: XmlNode, folders: string, row: number): SourceRow {
  const properties = propertiesOf(node)
  if (folders !== '') properties.folder = folders
  const { id } = node.attributes
  return { row, ...(id ? { id } : {}), geometry: kmlGeometry(node), properties }
}

const PLAIN = ['name', 'description', 'address', 'phoneNumber'] as const

function propertiesOf(placemark: XmlNode): Record<string, string> {
  const pairs: [string, string][] = PLAIN.map((name) => [name, textOf(childOf(placemark, name))])
  const stamp = childOf(placemark, 'TimeStamp')
  const span = childOf(placemark, 'TimeSpan')
  if (stamp) pairs.push(['when', textOf(childOf(stamp, 'when'))])
  if (span) for (const end of ['begin', 'end']) pairs.push([end, textOf(childOf(span, end))])
  for (const extended of childrenOf(placemark, 'ExtendedData')) {
    for (const data of childrenOf(extended, 'Data')) {
      pairs.push([data.attributes.name ?? '', textOf(childOf(data, 'value'))])
    }
    for (const data of childrenOf(extended, 'SchemaData').flatMap((s) =>
      childrenOf(s, 'SimpleData'),
    )) {
      pairs.push([data.attributes.name ?? '', textOf(data)])
    }
  }
  const properties: Record<string, string> = {}
  for (const [name, value] of pairs) {
    const key = name === '__proto__' ? 'proto' : name.trim()
    if (key !== '' && value !== '') properties[key] = value
  }
  return properties
}

const refuseCutOff = () =>
  refuseFile(
    'malformed-xml',
    'The KML ends before its first placemark does; it is cut off.',
    'KML 在第一个地标结束前中断，文件不完整。',
  )

const refuseNoPlacemark = (overlays: number) =>
  overlays > 0
    ? refuseFile(
        'no-features',
        'The KML holds only pictures or links to other files, no placemarks; please send the file that it links to.',
        'KML 中只有图片叠加层或指向其他文件的链接，没有地标；请发送所链接的文件。',
      )
    : refuseFile('no-features', 'The KML holds no placemarks.', 'KML 中没有地标。')
