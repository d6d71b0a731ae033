import ArrowLeft from 'lucide-solid/icons/arrow-left'
import { createSignal, Match, onMount, Switch } from 'solid-js'
import { t } from '../i18n/index.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { errorText } from '../ui/error-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { showToast } from '../ui/toast.tsx'
import { AccountCard } from './account-card.tsx'
import { AccountsOverview } from './accounts-overview.tsx'
import { loadChoices } from './choices.ts'
import { NO_FILTER } from './create-account-list.ts'
import { NewAccount } from './new-account.tsx'
import styles from './panel.module.css'
import { SignInRules } from './sign-in-rules.tsx'
import { TableImport } from './table-import.tsx'

/** What the panel shows: all accounts, one, or a form. */
export type Place =
  | { kind: 'list' }
  | { kind: 'account'; id: string; isGranting?: boolean }
  | { kind: 'new' }
  | { kind: 'import' }
  | { kind: 'rules' }

/** Accounts workspace: who there is, and what each may see and do. */
export default function AccountsPanel() {
  const [place, setPlace] = createSignal<Place>({ kind: 'list' })
  const [filter, setFilter] = createSignal(NO_FILTER)
  onMount(() => {
    loadChoices().catch((error) => showToast({ tone: 'error', text: errorText(error) }))
  })
  const account = () => {
    const now = place()
    return now.kind === 'account' ? now.id : undefined
  }
  const isGranting = () => {
    const now = place()
    return now.kind === 'account' && now.isGranting === true
  }
  return (
    <Panel
      title={t('accounts.title')}
      onClose={() => setPanelOpen('off')}
      class={styles.panel ?? ''}
      actions={
        place().kind === 'list' ? undefined : (
          <IconButton label={t('common.back')} onClick={() => setPlace(above(place()))}>
            <ArrowLeft size={18} />
          </IconButton>
        )
      }
    >
      <Switch fallback={<AccountsOverview filter={filter()} onFilter={setFilter} go={setPlace} />}>
        <Match when={account()} keyed>
          {(id) => (
            <AccountCard
              id={id}
              isGranting={isGranting()}
              setGranting={(isGranting) => setPlace({ kind: 'account', id, isGranting })}
            />
          )}
        </Match>
        <Match when={place().kind === 'new'}>
          <NewAccount onDone={(id) => setPlace({ kind: 'account', id })} />
        </Match>
        <Match when={place().kind === 'rules'}>
          <SignInRules />
        </Match>
        <Match when={place().kind === 'import'}>
          <TableImport />
        </Match>
      </Switch>
    </Panel>
  )
}

/** One step back: from the form of a grant to its account, from all else to the list. */
function above(place: Place): Place {
  if (place.kind === 'account' && place.isGranting) return { kind: 'account', id: place.id }
  return { kind: 'list' }
}
