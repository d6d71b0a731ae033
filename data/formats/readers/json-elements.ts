import { refuseFile } from '../sources/refuse-file.ts'

/** Text of one element, or of what stands around them (`shell`, elements taken out). */
export type JsonPiece = { kind: 'element' | 'document'; text: string }

const MAX_DEPTH = 100
/** One feature, or everything around the features. V8 holds strings up to 512 MB. */
const MAX_PIECE_CHARACTERS = 100_000_000

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d

/**
 * Cuts a JSON text into the elements of its `features` (or of its outermost array), so that a large file never has
 * to be held as a whole, and never deeper than any map data is. What remains, with `[]` in place of the elements,
 * comes as a `document`; a text of several documents (newline-delimited) yields each of them.
 */
export async function* splitJson(text: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  const splitter = createSplitter()
  for await (const chunk of text) yield* splitter.push(chunk)
  yield* splitter.end()
}

type State = {
  depth: number
  inString: boolean
  isEscaped: boolean
  /** Depth inside the array whose elements are cut out; −1 outside of it. */
  elementDepth: number
  /** What the array of elements is waiting for. */
  expects: 'element' | 'separator'
  hasElements: boolean
  shell: string
  piece: string
}

function createSplitter() {
  const state: State = {
    depth: 0,
    inString: false,
    isEscaped: false,
    elementDepth: -1,
    expects: 'element',
    hasElements: false,
    shell: '',
    piece: '',
  }
  return {
    push: (chunk: string) => scan(state, chunk),
    *end(): Generator<JsonPiece> {
      if (state.depth > 0 || state.inString) throw refuseCutOff()
      if (state.shell.trim() !== '') yield { kind: 'document', text: state.shell }
    },
  }
}

function scan(state: State, chunk: string): JsonPiece[] {
  const out: JsonPiece[] = []
  let from = 0
  const flush = (to: number) => {
    if (state.elementDepth >= 0) state.piece = grow(state.piece, chunk.slice(from, to))
    else state.shell = grow(state.shell, chunk.slice(from, to))
    from = to
  }
  for (let i = 0; i < chunk.length; i++) {
    const c = chunk.charCodeAt(i)
    if (state.inString) {
      if (state.isEscaped) state.isEscaped = false
      else if (c === BACKSLASH) state.isEscaped = true
      else if (c === QUOTE) state.inString = false
    } else if (c === QUOTE) state.inString = true
    else if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
      state.depth++
      if (state.depth > MAX_DEPTH) throw refuseDepth()
      if (c === OPEN_ARRAY && state.elementDepth < 0) {
        flush(i + 1)
        if (beginsElements(state)) state.elementDepth = state.depth
      }
    } else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) {
      if (state.depth === state.elementDepth) {
        flush(i)
        endElements(state, out)
      }
      state.depth--
      if (state.depth < 0) throw refuseMalformed()
      if (state.depth === 0) {
        flush(i + 1)
        endDocument(state, out)
      }
    } else if (c === COMMA && state.depth === state.elementDepth) {
      flush(i)
      from = i + 1
      endElement(state, out, true)
    }
  }
  flush(chunk.length)
  return out
}

/** The array just opened (its bracket ends the shell) is the outermost one or the value of `features`. */
function beginsElements(state: State): boolean {
  if (state.depth === 1) return state.shell.trim() === '['
  return state.depth === 2 && /"features"\s*:\s*\[$/.test(state.shell.slice(-200))
}

function endElement(state: State, out: JsonPiece[], isFollowed: boolean): void {
  const text = state.piece.trim()
  state.piece = ''
  if (text === '') {
    if (isFollowed || state.hasElements) throw refuseMalformed()
    return
  }
  state.hasElements = true
  out.push({ kind: 'element', text })
}

function endElements(state: State, out: JsonPiece[]): void {
  endElement(state, out, false)
  state.elementDepth = -1
  state.hasElements = false
}

function endDocument(state: State, out: JsonPiece[]): void {
  out.push({ kind: 'document', text: state.shell })
  state.shell = ''
}

function grow(text: string, more: string): string {
  if (text.length + more.length > MAX_PIECE_CHARACTERS) throw refuseHuge()
  return text + more
}

const refuseDepth = () =>
  refuseFile(
    'too-deep',
    `The JSON is nested more than ${MAX_DEPTH} levels deep; map data never is.`,
    `JSON 嵌套超过 ${MAX_DEPTH} 层，不是正常的地图数据。`,
  )

const refuseHuge = () =>
  refuseFile(
    'feature-too-large',
    'The JSON holds a single object of more than 100 MB; please split it into features.',
    'JSON 中有单个超过 100 MB 的对象，请拆分为多个要素。',
  )

export const refuseMalformed = () =>
  refuseFile('malformed-json', 'The file is not valid JSON.', '文件不是有效的 JSON。')

const refuseCutOff = () =>
  refuseFile(
    'cut-off',
    'The JSON ends in the middle; the file is cut off.',
    'JSON 在中途结束，文件不完整。',
  )
