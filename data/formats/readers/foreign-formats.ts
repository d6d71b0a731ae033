import { refuseFile } from '../sources/refuse-file.ts'
import type { FilePart } from './file-format.ts'
import { READABLE } from './index.ts'
import { rootElement } from './xml/root-element.ts'

/** Files that are known by their first bytes but not (or not yet) read. */
const SIGNATURES: readonly [name: string, isLater: boolean, start: string][] = [
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
  if (isLockedOffice(part.head)) return refuseLocked()
  const found = SIGNATURES.find(([, , start]) => head.startsWith(start))
  if (found) return refuseFormat(found[0], found[1])
  const xml = nameOfXml(part.head)
  if (xml) return refuseFormat(xml, false)
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

const READ_XML = new Set(['kml', 'gpx', 'Document', 'Placemark', 'Folder'])

function nameOfXml(head: Uint8Array): string | undefined {
  const root = rootElement(head)
  if (root === undefined) return looksLikeTag(head) ? 'XML' : undefined
  if (READ_XML.has(root)) return undefined
  if (root === 'TrainingCenterDatabase') return 'TCX'
  return /^html$/i.test(root) ? 'HTML' : 'XML'
}

const looksLikeTag = (head: Uint8Array) =>
  /^(\u00ef\u00bb\u00bf)?\s*<[!?a-z]/i.test(String.fromCharCode(...head.subarray(0, 100)))

/** A workbook with a password is not a ZIP but a container of 1997 with one encrypted stream in it. */
function isLockedOffice(head: Uint8Array): boolean {
  if (head[0] !== 0xd0 || head[1] !== 0xcf || head[2] !== 0x11 || head[3] !== 0xe0) return false
  return new TextDecoder('utf-16le').decode(head).includes('EncryptedPackage')
}

const refuseLocked = () =>
  refuseFile(
    'locked-archive',
    'The workbook is locked with a password; please remove it and send the file again.',
    '工作簿有密码，请取消密码后重新上传。',
  )
