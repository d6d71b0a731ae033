import BookOpenCheck from 'lucide-solid/icons/book-open-check'
import ChartNoAxesCombined from 'lucide-solid/icons/chart-no-axes-combined'
import Database from 'lucide-solid/icons/database'
import Footprints from 'lucide-solid/icons/footprints'
import Grid3x3 from 'lucide-solid/icons/grid-3x3'
import Inbox from 'lucide-solid/icons/inbox'
import KeyRound from 'lucide-solid/icons/key-round'
import Siren from 'lucide-solid/icons/siren'
import UserCog from 'lucide-solid/icons/user-cog'
import Wrench from 'lucide-solid/icons/wrench'
import { type Component, createSignal, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { PublicSettings, Role } from '../../data/contracts/index.ts'
import { t, text } from '../i18n/index.ts'
import form from '../ui/fields.module.css'
import styles from './sign-in.module.css'
import { signInErrorText } from './sign-in-error-text.ts'

/** The password of every demo account; the server has them only in demo mode, on loopback. */
const DEMO_PASSWORD = 'onemap-demo'

const ICONS: Record<Role, Component<{ size?: number }>> = {
  commander: Siren,
  planner: Grid3x3,
  analyst: ChartNoAxesCombined,
  steward: Database,
  gridWorker: Footprints,
  handler: Wrench,
  dispatcher: Inbox,
  auditor: BookOpenCheck,
  administrator: UserCog,
  securityAdministrator: KeyRound,
}

interface DemoAccountsProps {
  accounts: PublicSettings['demoAccounts']
  signIn: (username: string, password: string) => Promise<unknown>
}

export function DemoAccounts(props: DemoAccountsProps) {
  const [entering, setEntering] = createSignal('')
  const [problem, setProblem] = createSignal('')
  const enter = async (username: string) => {
    setEntering(username)
    setProblem('')
    try {
      await props.signIn(username, DEMO_PASSWORD)
    } catch (error) {
      setProblem(signInErrorText(error))
    } finally {
      setEntering('')
    }
  }
  return (
    <section aria-label={t('signIn.demo')}>
      <h2 class={styles.demoTitle}>{t('signIn.demo')}</h2>
      <ul class={styles.accounts}>
        <For each={props.accounts}>
          {(account) => (
            <li>
              <button
                type="button"
                class={styles.account}
                disabled={entering() !== ''}
                aria-busy={entering() === account.username}
                onClick={() => void enter(account.username)}
              >
                <Dynamic component={ICONS[account.role]} size={20} />
                <span>
                  <b>{text(account.name)}</b>
                  <small>{t(`signIn.does_${account.role}`)}</small>
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={problem()}>
        <p class={form.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <p class={form.hint}>{t('signIn.demoHint')}</p>
    </section>
  )
}
