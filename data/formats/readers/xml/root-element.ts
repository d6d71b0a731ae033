import { headText } from '../csv-dialect.ts'
import { localName } from './read-xml.ts'

/** Whether a file begins as XML whose outermost element is one of these. */
export function isXmlOf(head: Uint8Array, names: readonly string[]): boolean {
  const root = rootElement(head)
  return root !== undefined && names.includes(root)
}

/** Name of the outermost element, behind declaration, comments and document type. */
export function rootElement(head: Uint8Array): string | undefined {
  const start = headText(head.subarray(0, 8_192))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (!start.startsWith('<')) return undefined
  const plain = start
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<\?[\s\S]*?\?>/g, '')
    .replace(/<!DOCTYPE[^>[]*(\[[\s\S]*?\]\s*)?>/i, '')
  const name = /^\s*<([\w.-]+(:[\w.-]+)?)/.exec(plain)?.[1]
  return name === undefined ? undefined : localName(name)
}
