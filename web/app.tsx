import { createEffect, Show } from 'solid-js'
import { localeTag } from './i18n/index.ts'
import { account } from './session/account.ts'
import { followPreferences } from './session/preferences.ts'
import { Toasts } from './ui/toast.tsx'
import { installTooltips } from './ui/tooltip.ts'

export function App() {
  followPreferences(document.documentElement)
  installTooltips()
  createEffect(() => document.documentElement.setAttribute('lang', localeTag()))
  return (
    <>
      <Show when={account()}>{(session) => <p>{session().user.displayName}</p>}</Show>
      <Toasts />
    </>
  )
}
