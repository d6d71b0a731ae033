import { createEffect, lazy, Match, onCleanup, onMount, Suspense, Switch } from 'solid-js'
import { localeTag, t } from './i18n/index.ts'
import { boot, bootError, bootState } from './session/boot.ts'
import { followPreferences } from './session/preferences.ts'
import { StartScreen } from './shell/start-screen.tsx'
import { watchPageAge } from './shell/watch-page-age.ts'
import { ErrorState } from './ui/error-state.tsx'
import { Toasts } from './ui/toast.tsx'
import { installTooltips } from './ui/tooltip.ts'
import { Workbench } from './workbench.tsx'

const SignInPage = lazy(() => import('./sign-in/sign-in-page.tsx'))
const NoRightsPage = lazy(() => import('./no-rights-page.tsx'))
const NewPasswordPage = lazy(() => import('./sign-in/new-password-page.tsx'))
const SecondFactorPage = lazy(() => import('./second-factor-page.tsx'))
const SetupPage = lazy(() => import('./sign-in/setup-page.tsx'))

export function App() {
  const isSetup = location.pathname === '/setup'
  followPreferences(document.documentElement)
  onMount(installTooltips)
  onMount(() => onCleanup(watchPageAge()))
  createEffect(() => {
    document.documentElement.setAttribute('lang', localeTag())
    document.title = t('shell.documentTitle')
  })
  return (
    <>
      <Suspense fallback={<StartScreen />}>
        <Switch fallback={<StartScreen />}>
          <Match when={bootState() === 'failed'}>
            <StartScreen>
              <ErrorState
                title={t('shell.startFailed')}
                error={bootError()}
                onRetry={() => void boot()}
              />
            </StartScreen>
          </Match>
          <Match when={isSetup}>
            <SetupPage />
          </Match>
          <Match when={bootState() === 'signedOut'}>
            <SignInPage />
          </Match>
          <Match when={bootState() === 'newPassword'}>
            <NewPasswordPage />
          </Match>
          <Match when={bootState() === 'secondFactor'}>
            <SecondFactorPage />
          </Match>
          <Match when={bootState() === 'noRights'}>
            <NoRightsPage />
          </Match>
          <Match when={bootState() === 'ready'}>
            <Workbench />
          </Match>
        </Switch>
      </Suspense>
      <Toasts />
    </>
  )
}
