import {
  acceptCompletion,
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { PostgreSQL, SQLDialect, sql } from '@codemirror/lang-sql'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view'
import { editorColours, editorTheme } from './editor-theme.ts'
import type { Suggestions } from './sql-names.ts'

export interface EditorOptions {
  host: HTMLElement
  text: string
  label: string
  hint: string
  /** CodeMirror's own words in the reader's language. */
  phrases: Readonly<Record<string, string>>
  onChange(text: string): void
  onRun(): void
  /** Esc while nothing of the editor is open; true = it was used. */
  onEscape(): boolean
  suggest(text: string, at: number): Suggestions | null
}

export interface SqlEditor {
  setText(text: string): void
  /** Writes at the cursor, or over what is selected. */
  insert(text: string): void
  /** Marks a place of the text as wrong; null = nothing is. */
  mark(fault: { at: number; message: string } | null): void
  focus(): void
  close(): void
}

/**
 * In a shadow root: there CodeMirror brings its styles as style sheet objects, which the content security policy permits,
 * and not as elements, which it does not.
 */
export function openEditor(options: EditorOptions): SqlEditor {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: 'open' })
  const view = new EditorView({ root, parent: root, state: stateOf(options) })
  // Letters that are typed here are no shortcuts of the page.
  const keep = (event: Event) => event.stopPropagation()
  options.host.addEventListener('keydown', keep)
  return {
    setText(text) {
      if (text === view.state.doc.toString()) return
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    },
    insert(text) {
      view.dispatch(view.state.replaceSelection(text))
      view.focus()
    },
    mark(fault) {
      view.dispatch(setDiagnostics(view.state, fault ? [diagnostic(view, fault)] : []))
      if (fault) view.dispatch({ effects: EditorView.scrollIntoView(placeIn(view, fault.at)) })
    },
    focus: () => view.focus(),
    close() {
      options.host.removeEventListener('keydown', keep)
      view.destroy()
    },
  }
}

const placeIn = (view: EditorView, at: number) => Math.min(at, view.state.doc.length)

/** From the place to the end of its word; the last letter where the text is over too early. */
function diagnostic(view: EditorView, { at, message }: { at: number; message: string }) {
  const length = view.state.doc.length
  const start = Math.min(at, Math.max(0, length - 1))
  const rest = view.state.doc.sliceString(start, Math.min(length, start + 200))
  const word = /^[\p{L}\p{N}_"]+/u.exec(rest)?.[0] ?? rest.slice(0, 1)
  return {
    from: start,
    to: Math.min(length, start + word.length),
    severity: 'error' as const,
    message,
  }
}

/** DuckDB's SQL is close to PostgreSQL's. */
const DUCKDB = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ''} qualify asof anti semi positional pivot unpivot summarize exclude`,
})

function stateOf({ text, label, hint, phrases, ...options }: EditorOptions): EditorState {
  const complete = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const found = options.suggest(state.doc.toString(), pos)
    if (!found || (found.from === pos && !explicit && state.sliceDoc(pos - 1, pos) !== '.')) {
      return null
    }
    return {
      from: found.from,
      options: found.options.map(({ kind, ...one }) => ({ ...one, type: TYPES[kind] })),
      // Who goes on in Chinese is offered other names.
      validFor: /^\w*$/,
    }
  }
  const run = () => {
    options.onRun()
    return true
  }
  return EditorState.create({
    doc: text,
    extensions: [
      Prec.highest(
        keymap.of([
          { key: 'Mod-Enter', run },
          {
            key: 'Escape',
            run: (view) => completionStatus(view.state) === null && options.onEscape(),
          },
          { key: 'Tab', run: acceptCompletion },
        ]),
      ),
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      EditorView.lineWrapping,
      sql({ dialect: DUCKDB }),
      syntaxHighlighting(editorColours),
      autocompletion({ override: [complete], icons: false, activateOnTyping: true }),
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...historyKeymap,
        ...lintKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
      placeholder(hint),
      EditorState.phrases.of(phrases),
      EditorView.contentAttributes.of({ 'aria-label': label }),
      EditorView.domEventHandlers({ beforeinput: typeOver }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString())
      }),
      editorTheme,
    ],
  })
}

const TYPES = {
  table: 'class',
  column: 'property',
  function: 'function',
  keyword: 'keyword',
} as const

/**
 * Left to itself the browser replaces what is selected with styled elements, which the content security policy refuses and
 * reports.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { from, to, empty } = view.state.selection.main
  const text = event.data
  if (event.inputType !== 'insertText' || empty || !text || view.composing) return false
  event.preventDefault()
  const plain = () =>
    view.state.update(view.state.replaceSelection(text), {
      userEvent: 'input.type',
      scrollIntoView: true,
    })
  const handlers = view.state.facet(EditorView.inputHandler)
  if (!handlers.some((handle) => handle(view, from, to, text, plain))) view.dispatch(plain())
  return true
}
