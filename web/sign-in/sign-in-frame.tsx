import Languages from 'lucide-solid/icons/languages'
import Moon from 'lucide-solid/icons/moon'
import Sun from 'lucide-solid/icons/sun'
import { type JSX, Show } from 'solid-js'
import { language, setLanguage, t, text } from '../i18n/index.ts'
import { setThemeChoice, theme } from '../session/preferences.ts'
import { settings } from '../session/settings.ts'
import { Button } from '../ui/button.tsx'
import styles from './sign-in.module.css'
import { TownView } from './town-view.tsx'

/** What signing in and setting up have around them: the town on one side, the form on the other. */
export function SignInFrame(props: { children: JSX.Element }) {
  return (
    <div class={styles.page}>
      <header class={styles.picture}>
        <TownView />
        <div class={styles.words}>
          <Show when={settings()}>{(known) => <p>{text(known().district.name)}</p>}</Show>
          <h1>{t('shell.productName')}</h1>
          <p class={styles.tagline}>{t('signIn.tagline')}</p>
        </div>
      </header>
      <main class={styles.side}>
        <div class={styles.corner}>
          <Button
            kind="quiet"
            size="small"
            lang={language() === 'zh' ? 'en' : 'zh'}
            onClick={() => setLanguage(language() === 'zh' ? 'en' : 'zh')}
          >
            <Languages size={16} />
            {language() === 'zh' ? 'English' : '中文'}
          </Button>
          <Button
            kind="quiet"
            size="small"
            onClick={() => setThemeChoice(theme() === 'dark' ? 'light' : 'dark')}
          >
            <Show when={theme() === 'dark'} fallback={<Moon size={16} />}>
              <Sun size={16} />
            </Show>
            {t(theme() === 'dark' ? 'shell.theme_light' : 'shell.theme_dark')}
          </Button>
        </div>
        <div class={styles.form}>{props.children}</div>
        <p class={styles.version}>OneMap {settings()?.version}</p>
      </main>
    </div>
  )
}
