import { refuseFile } from '../sources/refuse-file.ts'
import type { FilePart } from './file-format.ts'
import { READABLE } from './index.ts'

/** Files that are known by their first bytes but not (or not yet) read. */
const SIGNATURES: readonly [name: string, isLater: boolean, start: string][] = [
  ['GeoPackage/SQLite', true, 'SQLite format 3\0'],
  ['Parquet', true, 'PAR1'],
  ['PDF', false, '%PDF'],
  ['PNG', false, '\x89PNG'],
  ['JPEG', false, '\xff\xd8\xff'],
  ['TIFF', false, 'II*\0'],
  ['TIFF', false, 'MM\0*'],
  ['GIF', false, 'GIF8'],
  ['RAR', false, 'Rar!'],
  ['7-Zip', false, "7z\xbc\xaf'\x1c"],
  ['Excel 97 / Word 97', false, '\xd0\xcf\x11\xe0'],
  ['Zstandard', false, '\x28\xb5\x2f\xfd'],
  ['bzip2', false, 'BZh'],
  ['xz', false, '\xfd7zXZ'],
  ['DWG', false, 'AC10'],
  ['Windows program', false, 'MZ\x90'],
  ['ELF program', false, '\x7fELF'],
  ['Arrow', true, 'ARROW1'],
]

/** A refusal that names what came and what is read; `undefined` where the bytes are not known. */
export function refuseForeign(part: FilePart): Error | undefined {
  const head = String.fromCharCode(...part.head.subarray(0, 1_000))
  const found = SIGNATURES.find(([, , start]) => head.startsWith(start))
  if (found) return refuseFormat(found[0], found[1])
  const xml = nameOfXml(head)
  if (xml) return refuseFormat(xml, xml === 'KML' || xml === 'GPX')
  return undefined
}

export function refuseUnknown(part: FilePart): Error {
  const name = part.name.slice(0, 80)
  return refuseFile(
    'unknown-format',
    `“${name}” is not a file with map data that is known here. ${READABLE.en}`,
    `“${name}”不是可识别的地图数据文件。${READABLE.zh}`,
  )
}

export function refuseFormat(name: string, isLater: boolean): Error {
  return isLater
    ? refuseFile(
        'format-later',
        `${name} is not read yet. ${READABLE.en}`,
        `暂不支持 ${name}。${READABLE.zh}`,
      )
    : refuseFile(
        'format-not-supported',
        `${name} is not map data that can be read. ${READABLE.en}`,
        `不支持 ${name}。${READABLE.zh}`,
      )
}

function nameOfXml(head: string): string | undefined {
  const plain = head.replace(/^[\u00ef\u00bb\u00bf\s]+/, '')
  if (!plain.startsWith('<')) return undefined
  if (/<kml[\s>]/i.test(plain)) return 'KML'
  if (/<gpx[\s>]/i.test(plain)) return 'GPX'
  if (/<TrainingCenterDatabase/i.test(plain)) return 'TCX'
  return /<html|<!doctype html/i.test(plain) ? 'HTML' : 'XML'
}
