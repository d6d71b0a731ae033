import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import UserPlus from 'lucide-solid/icons/user-plus'
import { For, Match, Show, Switch } from 'solid-js'
import { type AccountSummary, ROLES } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { duty, grantSentence, personName, roleName } from './account-texts.ts'
import { type AccountFilter, createAccountList, NO_FILTER } from './create-account-list.ts'
import { OutdatedGrants } from './outdated-grants.tsx'
import styles from './panel.module.css'
import type { Place } from './panel.tsx'

interface OverviewProps {
  filter: AccountFilter
  onFilter: (filter: AccountFilter) => void
  go: (place: Place) => void
}

export function AccountsOverview(props: OverviewProps) {
  const list = createAccountList(
    () => props.filter,
    () => view.area,
  )
  return (
    <div class={styles.layout}>
      <p class={styles.duty}>{t(`accounts.duty_${duty()}`)}</p>
      <div class={styles.actions}>
        <Show when={duty() === 'administrator'}>
          <Button kind="primary" onClick={() => props.go({ kind: 'new' })}>
            <UserPlus size={16} />
            {t('accounts.newAccount')}
          </Button>
        </Show>
        <Show when={duty() === 'securityAdministrator'}>
          <Button onClick={() => props.go({ kind: 'rules' })}>
            <ShieldCheck size={16} />
            {t('accounts.rules')}
          </Button>
        </Show>
        <Button onClick={() => props.go({ kind: 'import' })}>
          <FileSpreadsheet size={16} />
          {duty() === 'administrator' ? t('accounts.importAccounts') : t('accounts.importGrants')}
        </Button>
      </div>
      <Show when={duty() === 'securityAdministrator'}>
        <OutdatedGrants
          onOpen={(id) => props.go({ kind: 'account', id })}
          onMoved={() => list.reload()}
        />
      </Show>
      <Filters filter={props.filter} onFilter={props.onFilter} />
      <p class={styles.count} role="status">
        {t('accounts.count', { count: formatNumber(list.total()) })}
      </p>
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70]} />}>
        <Match when={list.error()}>
          <ErrorState error={list.error()} onRetry={() => list.reload()} />
        </Match>
        <Match when={list.items()?.length === 0}>
          <EmptyState
            title={t('accounts.none')}
            hint={t(duty() === 'administrator' ? 'accounts.noneHint' : 'accounts.noneHintGrant')}
          >
            <Button onClick={() => props.onFilter(NO_FILTER)}>{t('accounts.clear')}</Button>
          </EmptyState>
        </Match>
        <Match when={list.items()}>
          {(items) => (
            <div class={styles.list}>
              <VirtualList
                label={t('accounts.title')}
                items={items()}
                estimatePx={72}
                onEnd={() => list.more()}
              >
                {(account) => (
                  <AccountRow
                    account={account}
                    onOpen={() => props.go({ kind: 'account', id: account.id })}
                  />
                )}
              </VirtualList>
            </div>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function Filters(props: Pick<OverviewProps, 'filter' | 'onFilter'>) {
  const change = (patch: Partial<AccountFilter>) => props.onFilter({ ...props.filter, ...patch })
  return (
    <div class={styles.filters}>
      <input
        type="search"
        class={styles.input}
        aria-label={t('accounts.find')}
        placeholder={t('accounts.find')}
        value={props.filter.q}
        onInput={(event) => change({ q: event.currentTarget.value })}
      />
      <Select
        label={t('accounts.role')}
        labelHidden
        value={props.filter.role}
        options={[
          { value: '', label: t('accounts.anyRole') },
          ...ROLES.map((role) => ({ value: role, label: roleName(role) })),
        ]}
        onChange={(role) => change({ role })}
      />
      <Select
        label={t('accounts.state')}
        labelHidden
        value={props.filter.state}
        options={[
          { value: '', label: t('accounts.anyState') },
          ...(['enabled', 'waiting', 'disabled'] as const).map((state) => ({
            value: state,
            label: t(`accounts.state_${state}`),
          })),
        ]}
        onChange={(state) => change({ state })}
      />
      <Toggle
        label={t('accounts.ending')}
        checked={props.filter.ending}
        onChange={(ending) => change({ ending })}
      />
    </div>
  )
}

const ROW_GRANTS = 2

function AccountRow(props: { account: AccountSummary; onOpen: () => void }) {
  const more = () => Math.max(0, props.account.grants.length - ROW_GRANTS)
  return (
    <button type="button" class={styles.row} onClick={() => props.onOpen()}>
      <span class={styles.head}>
        <span class={styles.name}>{personName(props.account.displayName)}</span>
        <span class={styles.username}>{props.account.username}</span>
        <Show when={props.account.state !== 'enabled'}>
          <StateChip state={props.account.state} />
        </Show>
      </span>
      <For
        each={props.account.grants.slice(0, ROW_GRANTS)}
        fallback={<span class={styles.missing}>{t('accounts.noGrants')}</span>}
      >
        {(grant) => <span class={styles.sentence}>{grantSentence(grant)}</span>}
      </For>
      <Show when={more() > 0}>
        <span class={styles.sentence}>{t('accounts.moreGrants', { count: more() })}</span>
      </Show>
    </button>
  )
}

export function StateChip(props: { state: AccountSummary['state'] }) {
  const tone = () =>
    (({ enabled: 'success', waiting: 'warning', disabled: 'danger' }) as const)[props.state]
  return <Chip tone={tone()}>{t(`accounts.state_${props.state}`)}</Chip>
}
