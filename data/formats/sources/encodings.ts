import iconv from 'iconv-lite'
import { refuseFile } from './refuse-file.ts'

const ALIASES: Record<string, string> = {
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  936: 'gb18030',
  ansi936: 'gb18030',
  '950': 'big5',
  cp950: 'big5',
  ansi950: 'big5',
  '932': 'shift_jis',
  '949': 'cp949',
  utf8: 'utf-8',
  '65001': 'utf-8',
  utf16: 'utf-16',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  '88591': 'windows-1252',
  '1252': 'windows-1252',
  ansi1252: 'windows-1252',
}

/** The name under which an encoding is read here; refuses a name that nothing can read. */
export function resolveEncoding(name: string): string {
  const resolved = findEncoding(name)
  if (resolved) return resolved
  throw refuseFile(
    'unknown-encoding',
    `The encoding “${name.slice(0, 40)}” is not known; try UTF-8 or GB18030.`,
    `不认识字符编码“${name.slice(0, 40)}”，请试用 UTF-8 或 GB18030。`,
  )
}

/** As `resolveEncoding`, `undefined` for an unknown name. */
export function findEncoding(name: string): string | undefined {
  const plain = name.trim().toLowerCase().replaceAll(' ', '')
  const alias = ALIASES[plain] ?? ALIASES[plain.replaceAll(/[-_]/g, '')]
  if (alias) return alias
  return plain !== '' && iconv.encodingExists(plain) ? plain : undefined
}

export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
}
