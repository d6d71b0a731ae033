import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { formatNumber, t } from '../i18n/index.ts'
import { account } from '../session/account.ts'
import { setPageDialog } from '../session/dialogs.ts'
import { panelOpen, setPanelOpen } from '../session/preferences.ts'
import { changeView, view } from '../session/view.ts'
import { viewsWithNews } from '../session/view-news.ts'
import type { Workspace } from '../session/view-state.ts'
import { AccountMenu } from './account-menu.tsx'
import { Logo } from './logo.tsx'
import styles from './rail.module.css'
import { SettingsMenu } from './settings-menu.tsx'
import { workspacesFor } from './workspaces.ts'

interface RailProps {
  exists: (workspace: Workspace) => boolean
}

/** The slim bar on the left: workspaces above, what concerns the person below. */
export function Rail(props: RailProps) {
  const entries = () => workspacesFor(account()?.user.roles ?? [], props.exists)
  const choose = (workspace: Workspace) => {
    const again = view.workspace === workspace
    setPanelOpen(again && panelOpen() === 'on' ? 'off' : 'on')
    if (!again) changeView({ workspace })
  }
  const newsText = () => t('shell.viewNews', { n: viewsWithNews().size })
  return (
    <div class={styles.rail}>
      <div class={styles.logo}>
        <Logo size={32} />
      </div>
      <nav class={styles.workspaces} aria-label={t('shell.workspaces')}>
        <For each={entries()}>
          {(entry, index) => (
            <button
              type="button"
              class={styles.entry}
              aria-current={view.workspace === entry.id ? 'page' : undefined}
              aria-keyshortcuts={`Alt+${index() + 1}`}
              onClick={() => choose(entry.id)}
            >
              <Dynamic component={entry.icon} size={22} />
              <span>{t(`shell.${entry.id}`)}</span>
              <Show when={entry.id === 'analysis' && viewsWithNews().size > 0}>
                <span class={styles.badge} role="img" aria-label={newsText()}>
                  {formatNumber(viewsWithNews().size)}
                </span>
              </Show>
            </button>
          )}
        </For>
      </nav>
      <div class={styles.person}>
        <button
          type="button"
          class={`${styles.tool} ${styles.help}`}
          aria-label={t('shell.keyboard')}
          data-tip={`${t('shell.keyboard')}  ?`}
          data-tip-side="right"
          onClick={() => setPageDialog('keyboard')}
        >
          <CircleHelp size={20} />
        </button>
        <SettingsMenu triggerClass={styles.tool ?? ''} />
        <AccountMenu triggerClass={styles.account ?? ''} />
      </div>
    </div>
  )
}
