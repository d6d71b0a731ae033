import { createEffect, createMemo, createRoot, createSignal } from 'solid-js'
import { DATUMS, type Datum } from './datum.ts'

export type ThemeChoice = 'light' | 'dark' | 'auto'

export const THEME_CHOICES: readonly ThemeChoice[] = ['auto', 'light', 'dark']

/** Kept on this machine, not in links: how somebody likes to look, not what they look at. */
const [themeChoice, setThemeChoice] = createKept<ThemeChoice>('theme', THEME_CHOICES, 'auto')
const [largeType, setLargeType] = createKept<'on' | 'off'>('largeType', ['on', 'off'], 'off')
const [datum, setDatum] = createKept<Datum>('datum', DATUMS, 'CGCS2000')
/** On a phone the panel would cover half of the map. */
const isNarrow = globalThis.matchMedia?.('(max-width: 640px)').matches ?? false
const [panelOpen, setPanelOpen] = createKept<'on' | 'off'>(
  isNarrow ? 'panelOnPhone' : 'panel',
  ['on', 'off'],
  isNarrow ? 'off' : 'on',
)

export {
  datum,
  largeType,
  panelOpen,
  setDatum,
  setLargeType,
  setPanelOpen,
  setThemeChoice,
  themeChoice,
}

const darkQuery = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
const [systemDark, setSystemDark] = createSignal(darkQuery?.matches ?? false)
darkQuery?.addEventListener('change', (event) => setSystemDark(event.matches))

/** The theme in force. */
export const theme = createRoot(() =>
  createMemo<'light' | 'dark'>(() => {
    const choice = themeChoice()
    if (choice !== 'auto') return choice
    return systemDark() ? 'dark' : 'light'
  }),
)

/** Marks the document, so that the tokens of `ui/tokens.css` follow. Call once, inside a root. */
export function followPreferences(root: HTMLElement): void {
  createEffect(() => root.setAttribute('data-theme', theme()))
  createEffect(() => root.toggleAttribute('data-large-type', largeType() === 'on'))
}

function createKept<Value extends string>(
  name: string,
  allowed: readonly Value[],
  first: Value,
): [() => Value, (value: Value) => void] {
  const key = `onemap.${name}`
  const kept = globalThis.localStorage?.getItem(key)
  const [value, setValue] = createSignal<Value>(allowed.find((one) => one === kept) ?? first)
  return [
    value,
    (next) => {
      globalThis.localStorage?.setItem(key, next)
      setValue(() => next)
    },
  ]
}
