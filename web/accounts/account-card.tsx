import { createEffect, createSignal, For, lazy, Match, on, onMount, Show, Switch } from 'solid-js'
import type { AccountDetail, GrantRecord, OneTimePassword } from '../../data/contracts/index.ts'
import { getJson, sendJson } from '../api.ts'
import { formatDate, formatDateTime, formatRelativeTime, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showToast } from '../ui/toast.tsx'
import { duty, grantSentence, personName } from './account-texts.ts'
import { StateChip } from './accounts-overview.tsx'
import { GrantForm } from './grant-form.tsx'
import { HandOver } from './hand-over.tsx'
import styles from './panel.module.css'
import { refusedText } from './refusal-text.ts'

interface Act {
  path: string
  title: string
  /** Asked before it is done. */
  question?: string
}

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'))

interface AccountCardProps {
  id: string
  isGranting: boolean
  setGranting: (isGranting: boolean) => void
}

/** One account: its state and every grant it has or had. */
export function AccountCard(props: AccountCardProps) {
  const load = createLoad(
    () => props.id,
    (id, signal) => getJson<AccountDetail>(`/api/accounts/${id}`, { signal }),
  )
  const [password, setPassword] = createSignal<OneTimePassword | null>(null)
  const [asked, setAsked] = createSignal<Act | null>(null)
  const act = (wanted: Act): void => {
    if (wanted.question === undefined) void send(wanted.path)
    else setAsked(wanted)
  }
  const send = async (path: string): Promise<void> => {
    setAsked(null)
    try {
      const answer = await sendJson<AccountDetail | OneTimePassword>('POST', path)
      if ('password' in answer) setPassword(answer)
      load.reload()
    } catch (error) {
      showToast({ tone: 'error', text: refusedText(error) })
    }
  }
  return (
    <Switch fallback={<Skeleton lines={[70, 90, 60]} />}>
      <Match when={load.error()}>
        <ErrorState error={load.error()} onRetry={() => load.reload()} />
      </Match>
      <Match when={load.value()}>
        {(account) => (
          <div class={styles.card}>
            <Heading account={account()} isGranting={props.isGranting} />
            <Show when={asked()}>
              {(wanted) => (
                <ConfirmDialog
                  title={wanted().title}
                  question={wanted().question ?? ''}
                  onConfirm={() => void send(wanted().path)}
                  onClose={() => setAsked(null)}
                />
              )}
            </Show>
            <Show when={password()}>
              {(given) => <HandOver given={given()} onClose={() => setPassword(null)} />}
            </Show>
            <Show when={duty() === 'administrator'}>
              <AccountActions account={account()} act={act} />
            </Show>
            <Show
              when={props.isGranting}
              fallback={
                <Grants
                  account={account()}
                  onWithdraw={(grant) =>
                    act({
                      path: `/api/grants/${grant.id}/end`,
                      title: t('accounts.withdraw'),
                      question: t('accounts.withdrawSure', { grant: grantSentence(grant) }),
                    })
                  }
                  onAdd={() => props.setGranting(true)}
                />
              }
            >
              <GrantForm
                account={account()}
                onDone={() => {
                  props.setGranting(false)
                  load.reload()
                }}
              />
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  )
}

function Heading(props: { account: AccountDetail; isGranting: boolean }) {
  let name!: HTMLHeadingElement
  // What was pressed to come here is gone: the keyboard goes on from here.
  const focus = () => name.focus({ preventScroll: true })
  onMount(focus)
  createEffect(on(() => props.isGranting, focus, { defer: true }))
  const lastSeen = () =>
    props.account.lastSignInAt
      ? `${t('accounts.lastSignIn')} ${formatRelativeTime(props.account.lastSignInAt)}`
      : t('accounts.never')
  return (
    <header class={styles.heading}>
      <h3 ref={name} tabindex={-1}>
        {personName(props.account.displayName)}{' '}
        <span class={styles.username}>{props.account.username}</span>
      </h3>
      <StateChip state={props.account.state} />
      <Show when={props.account.lockedUntil}>
        {(until) => (
          <Chip tone="danger">{t('accounts.lockedUntil', { time: formatDateTime(until()) })}</Chip>
        )}
      </Show>
      <Show when={props.account.hasSecondFactor}>
        <Chip tone="success">{t('accounts.hasFactor')}</Chip>
      </Show>
      <p class={styles.meta}>
        {lastSeen()} ·{' '}
        {t('accounts.createdBy', {
          date: formatDate(props.account.createdAt),
          name: personName(props.account.createdBy ?? t('accounts.onMachine')),
        })}
      </p>
    </header>
  )
}

interface ActionsProps {
  account: AccountDetail
  act: (wanted: Act) => void
}

function AccountActions(props: ActionsProps) {
  const path = (verb: string) => `/api/accounts/${props.account.id}/${verb}`
  const name = () => ({ name: personName(props.account.displayName) })
  return (
    <div class={styles.actions}>
      <Show
        when={props.account.state === 'disabled'}
        fallback={
          <>
            <Button
              onClick={() =>
                props.act({
                  path: path('password'),
                  title: t('accounts.reset'),
                  question: t('accounts.resetSure', name()),
                })
              }
            >
              {t('accounts.reset')}
            </Button>
            <Show when={props.account.lockedUntil}>
              <Button
                onClick={() => props.act({ path: path('unlock'), title: t('accounts.unlock') })}
              >
                {t('accounts.unlock')}
              </Button>
            </Show>
            <Show when={props.account.hasSecondFactor}>
              <Button
                onClick={() =>
                  props.act({
                    path: path('second-factor/remove'),
                    title: t('accounts.removeFactor'),
                    question: t('accounts.removeFactorSure', name()),
                  })
                }
              >
                {t('accounts.removeFactor')}
              </Button>
            </Show>
            <Button
              kind="danger"
              onClick={() =>
                props.act({
                  path: path('disable'),
                  title: t('accounts.disable'),
                  question: t('accounts.disableSure', name()),
                })
              }
            >
              {t('accounts.disable')}
            </Button>
          </>
        }
      >
        <Button
          kind="primary"
          onClick={() => props.act({ path: path('enable'), title: t('accounts.enable') })}
        >
          {t('accounts.enable')}
        </Button>
      </Show>
    </div>
  )
}

interface GrantsProps {
  account: AccountDetail
  onWithdraw: (grant: GrantRecord) => void
  onAdd: () => void
}

function Grants(props: GrantsProps) {
  const living = () => props.account.grants.filter(({ state }) => state !== 'ended')
  const past = () => props.account.grants.filter(({ state }) => state === 'ended')
  const mayGrant = () => duty() === 'securityAdministrator'
  return (
    <section class={styles.part}>
      <h4>{t('accounts.grants')}</h4>
      <ul class={styles.grants}>
        <For
          each={living()}
          fallback={
            <li class={styles.missing}>
              {t(mayGrant() ? 'accounts.noGrants' : 'accounts.noGrantsAsk')}
            </li>
          }
        >
          {(grant) => (
            <li>
              <Grant grant={grant} />
              <Show when={mayGrant()}>
                <Button size="small" kind="quiet" onClick={() => props.onWithdraw(grant)}>
                  {t('accounts.withdraw')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={mayGrant()}>
        <Button kind="primary" onClick={() => props.onAdd()}>
          {t('accounts.addGrant')}
        </Button>
      </Show>
      <Show when={past().length > 0}>
        <details class={styles.past}>
          <summary>
            {t('accounts.pastGrants')} {past().length}
          </summary>
          <ul class={styles.grants}>
            <For each={past()}>{(grant) => <Grant grant={grant} />}</For>
          </ul>
        </details>
      </Show>
    </section>
  )
}

function Grant(props: { grant: GrantRecord }) {
  return (
    <span class={styles.grant}>
      <span>{grantSentence(props.grant)}</span>
      <span class={styles.meta}>
        {t('accounts.grantedBy', {
          name: personName(props.grant.grantedBy ?? t('accounts.onMachine')),
        })}{' '}
        <Show when={props.grant.state === 'future'}>
          <Chip tone="neutral">{t('accounts.future')}</Chip>
        </Show>
      </span>
    </span>
  )
}
