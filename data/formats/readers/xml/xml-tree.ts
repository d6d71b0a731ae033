import type { XmlHandler } from './read-xml.ts'

/** A small part of a document: one placemark with everything in it. */
export interface XmlNode {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
  text: string
}

export const childrenOf = (node: XmlNode, name: string) =>
  node.children.filter((child) => child.name === name)

export const childOf = (node: XmlNode, name: string) =>
  node.children.find((child) => child.name === name)

export const textOf = (node: XmlNode | undefined) => node?.text.trim() ?? ''

/** Gathers the elements `isWanted` names as trees; everything else goes to `around`. */
export function gatherTrees(
  isWanted: (name: string) => boolean,
  onTree: (tree: XmlNode) => void,
  around: XmlHandler,
): XmlHandler {
  const stack: XmlNode[] = []
  return {
    open(name, attributes) {
      const parent = stack.at(-1)
      if (!parent && !isWanted(name)) return around.open(name, attributes)
      const node: XmlNode = { name, attributes, children: [], text: '' }
      parent?.children.push(node)
      stack.push(node)
    },
    text(text) {
      const node = stack.at(-1)
      if (node) node.text += text
      else around.text(text)
    },
    close(name) {
      const node = stack.pop()
      if (!node) return around.close(name)
      if (stack.length === 0) onTree(node)
    },
  }
}
