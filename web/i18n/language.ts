import { createSignal } from 'solid-js'

export type Language = 'zh' | 'en'

const STORAGE_KEY = 'onemap.language'
const [language, writeLanguage] = createSignal<Language>(firstLanguage())

/** The language of everything on the screen; reading it in JSX or an effect follows changes. */
export { language }

export function setLanguage(next: Language): void {
  globalThis.localStorage?.setItem(STORAGE_KEY, next)
  writeLanguage(next)
}

/** BCP 47 tag for `lang` attributes and `Intl`. */
export const localeTag = (): string => (language() === 'zh' ? 'zh-CN' : 'en-GB')

function firstLanguage(): Language {
  const kept = globalThis.localStorage?.getItem(STORAGE_KEY)
  if (kept === 'zh' || kept === 'en') return kept
  const preferred = globalThis.navigator?.language ?? 'zh'
  return preferred.toLowerCase().startsWith('en') ? 'en' : 'zh'
}
